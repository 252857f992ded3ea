import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Behaviour, correct, type EndpointClient, policyFor, startEndpoint } from '@assay/testbed';
import { profileId, registered } from './workshop.ts';

/** What stands before the reference endpoint. */
export interface FrontOptions {
  /** Speaks TLS with these. */
  readonly tls?: ServerOptions;
  /** Address to listen at; default `127.0.0.1`. */
  readonly host?: string;
  /** Host that clients are told; default: the address. */
  readonly name?: string;
  /** Path and query of the token endpoint; default `/oauth/token`. */
  readonly target?: string;
  readonly behaviour?: Behaviour;
  readonly clients?: readonly EndpointClient[];
  readonly profile?: string;
  /** Seconds since 1970. */
  readonly now?: () => number;
  /** Answers a request itself when it returns true. */
  readonly play?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A running front. */
export interface Front {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly port: number;
  /** Every request as it came. */
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
}

/** One request. */
export interface Seen {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Starts the reference endpoint behind a server that differs in transport only. */
export async function startFront(options: FrontOptions = {}): Promise<Front> {
  const { tls, host = '127.0.0.1', name = host.includes(':') ? `[${host}]` : host, target = '/oauth/token' } = options;
  const seen: Seen[] = [];
  let behind: URL | undefined;
  const listener: RequestListener = (request, response) => {
    response.on('error', () => undefined);
    pass({ request, response, seen, behind, options }).catch(() => response.destroy());
  };
  const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `${tls === undefined ? 'http' : 'https'}://${name}:${port}`;
  const tokenEndpoint = `${issuer}${target}`;
  const endpoint = await startEndpoint({
    policy: policyFor(options.profile ?? profileId),
    clients: options.clients ?? registered,
    behaviour: { ...(options.behaviour ?? correct), acceptedAudiences: () => [tokenEndpoint] },
    ...(options.now && { now: options.now }),
  });
  behind = new URL(endpoint.tokenEndpoint);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await endpoint.close();
  };
  return { tokenEndpoint, issuer, port, seen, close };
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly seen: Seen[];
  readonly behind: URL | undefined;
  readonly options: FrontOptions;
}

async function pass({ request, response, seen, behind, options }: Passing): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('latin1');
  const url = request.url ?? '/';
  seen.push({ url, headers: request.headers, body });
  if (options.play?.(request, response) === true) return;
  const [wanted = ''] = (options.target ?? '/oauth/token').split('?', 1);
  if (behind === undefined || url.split('?', 1)[0] !== wanted) {
    response.writeHead(404).end();
    return;
  }
  const { host: _, connection: __, 'transfer-encoding': ___, 'content-length': ____, ...headers } = request.headers;
  const answer = await fetch(behind, {
    method: request.method ?? 'POST',
    headers: headers as Record<string, string>,
    ...(body !== '' && { body: Buffer.from(body, 'latin1') }),
    redirect: 'manual',
  });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
