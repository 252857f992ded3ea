import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  request as startRequest,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, correct, type EndpointClient, policyFor, startEndpoint } from '@assay/testbed';
import { type JsonObject, parseAssertion } from '@assay/validator';

/** A request as the front of the endpoint sees it. */
export interface Arrival {
  /** 1 for the first. */
  readonly nth: number;
  readonly body: string;
  readonly params: URLSearchParams;
  readonly assertion: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** The Authorization field; empty when there is none. */
  readonly authorization: string;
}

/** What the front does instead of handing the request to the reference endpoint. */
export type Deed =
  | 'hang'
  | 'reset'
  | 'stream'
  | { readonly die: number }
  | { readonly raw: string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** Decides about one request; undefined lets the reference endpoint answer. */
export type Script = (arrival: Arrival) => Deed | undefined;

/** What an endpoint does otherwise than the reference; every object has a `valueOf`, so that one is left out. */
export type Change = Partial<Omit<Behaviour, 'valueOf'>>;

/** How the endpoint is set up. */
export interface Misbehaviour {
  readonly profile: string;
  readonly clients: readonly EndpointClient[];
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly behaviour?: Change;
  readonly script?: Script;
  /** Leaves the Date header field out. */
  readonly dateless?: boolean;
  /** The one audience that is accepted; the token endpoint unless told otherwise. */
  readonly audience?: 'tokenEndpoint' | 'issuer';
}

/** A token endpoint that misbehaves as its script says. */
export interface Misbehaving {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly arrivals: readonly Arrival[];
  readonly close: () => Promise<void>;
}

interface Front {
  readonly options: Misbehaviour;
  readonly behind: URL;
  readonly server: Server;
  readonly arrivals: Arrival[];
  port: number;
  timer?: NodeJS.Timeout;
}

/** Starts the reference endpoint and, before it, a front that plays the script. */
export async function startMisbehaving(options: Misbehaviour): Promise<Misbehaving> {
  const server = createServer();
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;
  const tokenEndpoint = `${issuer}/oauth/token`;
  const behind = await startEndpoint({
    policy: policyFor(options.profile),
    clients: options.clients,
    now: options.now,
    behaviour: {
      ...correct,
      ...options.behaviour,
      acceptedAudiences: () => [options.audience === 'issuer' ? issuer : tokenEndpoint],
    },
  });
  const front: Front = { options, behind: new URL(behind.tokenEndpoint), server, arrivals: [], port };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined);
    serve(front, request, response).catch(() => response.destroy());
  });
  const close = async (): Promise<void> => {
    clearTimeout(front.timer);
    stop(server);
    await behind.close();
  };
  return { tokenEndpoint, issuer, arrivals: front.arrivals, close };
}

async function serve(front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const arrival = arrivalOf(request, body, front.arrivals.length + 1);
  front.arrivals.push(arrival);
  const deed = front.options.script?.(arrival);
  if (deed === undefined) return forward(front, { request, body, response });
  if (deed === 'hang') return;
  if (deed === 'reset') response.socket?.resetAndDestroy();
  else if (deed === 'stream') stream(response);
  else if ('die' in deed) die(front, deed.die);
  else if ('raw' in deed) response.socket?.end(deed.raw);
  else response.writeHead(deed.status, deed.headers).end(deed.body ?? '');
}

function arrivalOf({ headers }: IncomingMessage, body: string, nth: number): Arrival {
  const params = new URLSearchParams(body);
  const assertion = params.get('client_assertion') ?? '';
  const { header = {}, claims = {} } = parseAssertion(assertion);
  return { nth, body, params, assertion, header, claims, authorization: headers.authorization ?? '' };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly response: ServerResponse;
}

/** Hands the request on as it came and the answer back as it comes. */
function forward({ behind, options }: Front, { request, body, response }: Passing): Promise<void> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', url = '/', rawHeaders } = request;
    const { hostname, port } = behind;
    const onward = startRequest({ hostname, port, method, path: url, headers: rawHeaders, agent: false });
    onward.on('error', reject);
    onward.on('response', (answer) => {
      if (options.dateless === true) {
        delete answer.headers.date;
        response.sendDate = false;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response).on('finish', resolve);
    });
    onward.end(body);
  });
}

/** Writes a body that has no end, as fast as it is read. */
function stream(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(65_536, 'x');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

/** Stops listening and drops every connection; comes back after so many milliseconds, or never. */
function die(front: Front, milliseconds: number): void {
  const { server, port } = front;
  stop(server);
  if (Number.isFinite(milliseconds)) front.timer = setTimeout(() => server.listen(port, '127.0.0.1'), milliseconds);
}

function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
