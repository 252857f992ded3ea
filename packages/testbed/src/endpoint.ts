import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Behaviour } from './behaviour.ts';
import type { EndpointClient } from './client.ts';
import { correct } from './correct.ts';
import { type JwksSource, jwksSource } from './jwks-source.ts';
import { answer } from './pipeline/answer.ts';
import { resourceAnswer } from './pipeline/resource.ts';
import type { Policy } from './policy.ts';
import { readBody } from './read-body.ts';
import { type ReplayStore, replayStore } from './replay-store.ts';
import type { Answer, Scene } from './scene.ts';
import { type TokenStore, tokenStore } from './token-store.ts';

/** How a reference endpoint is set up. */
export interface EndpointOptions {
  readonly policy: Policy;
  readonly clients: readonly EndpointClient[];
  /** Default: the lawful endpoint. */
  readonly behaviour?: Behaviour;
  /** The clock, in seconds since 1970; also told in `Date`. Default: the clock of the machine. */
  readonly now?: () => number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Tolerance on time boundaries, in seconds; default 10. */
  readonly skewSeconds?: number;
}

/** A running reference endpoint. */
export interface Endpoint {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  /** A protected resource that the issued tokens open. */
  readonly resource: string;
  /** How many requests reached the token endpoint so far. */
  readonly requests: () => number;
  /** Stops listening and ends every connection, also one that still waits for an answer. */
  readonly close: () => Promise<void>;
}

interface Running {
  readonly options: EndpointOptions;
  readonly behaviour: Behaviour;
  readonly replays: ReplayStore;
  readonly tokens: TokenStore;
  readonly jwks: JwksSource;
  readonly now: () => number;
  readonly issuer: string;
  requests: number;
}

const TOKEN_PATH = '/oauth/token';
const RESOURCE_PATH = '/resource';

const METADATA_PATHS: readonly string[] = [
  '/.well-known/oauth-authorization-server',
  '/.well-known/openid-configuration',
  '/.well-known/smart-configuration',
];

function send(response: ServerResponse, given: Answer, now: number): void {
  if (given === 'hang') return;
  if (given === 'reset') {
    response.destroy();
    return;
  }
  response.setHeader('Date', new Date(now * 1000).toUTCString());
  response.writeHead(given.status, given.headers).end(given.body);
}

async function sceneOf(running: Running, request: IncomingMessage): Promise<Scene> {
  const { options, issuer, replays, tokens, jwks } = running;
  const body = await readBody(request);
  return {
    policy: options.policy,
    clients: options.clients,
    tokenEndpoint: `${issuer}${TOKEN_PATH}`,
    issuer,
    now: running.now(),
    skew: options.skewSeconds ?? 10,
    request: {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: request.headers,
      body: body ?? Buffer.alloc(0),
      overflow: body === undefined,
    },
    replays,
    tokens,
    jwks,
  };
}

function elsewhere(running: Running, { headers: received }: IncomingMessage, path: string): Answer {
  const { behaviour, issuer, options, tokens } = running;
  if (path === RESOURCE_PATH)
    return resourceAnswer(behaviour, received, { tokens, clients: options.clients, now: running.now() });
  const headers = { 'Content-Type': 'application/json' };
  if (!METADATA_PATHS.includes(path)) return { status: 404, headers, body: '{"error":"not_found"}' };
  const document = behaviour.metadata(issuer, `${issuer}${TOKEN_PATH}`, options.policy);
  return { status: 200, headers, body: JSON.stringify(document) };
}

async function serve(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path !== TOKEN_PATH) {
    request.resume();
    return send(response, elsewhere(running, request, path), running.now());
  }
  running.requests += 1;
  const scene = await sceneOf(running, request);
  // The rest of an endless body is never read: the connection ends with the answer.
  if (scene.request.overflow) response.setHeader('Connection', 'close');
  send(response, await answer(running.behaviour, scene), running.now());
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Starts a token endpoint for the client credentials grant with JWT client authentication.
 *
 * It is written apart from the validator, so that each can find the other wrong.
 *
 * @throws Error when the port cannot be listened on
 */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  const { port } = await listen(server, options.port ?? 0, host);
  const running: Running = {
    options,
    behaviour: options.behaviour ?? correct,
    replays: replayStore(),
    tokens: tokenStore(),
    jwks: jwksSource(),
    now: options.now ?? (() => Date.now() / 1000),
    issuer: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests: 0,
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined);
    // Only a sender that goes away in the middle of a body ends up here.
    serve(running, request, response).catch(() => response.destroy());
  });
  return {
    tokenEndpoint: `${running.issuer}${TOKEN_PATH}`,
    issuer: running.issuer,
    resource: `${running.issuer}${RESOURCE_PATH}`,
    requests: () => running.requests,
    close: () => close(server),
  };
}
