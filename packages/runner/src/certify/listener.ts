import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { AssayError, type Pair, type TokenRequest } from '@assay/validator';
import type { Environment } from '../environment.ts';
import { type Deed, perform, type Sent } from './deed.ts';

/** Octets of a body that are read; a longer one is answered with 413 and the connection ends. */
const bodyLimit = 1_048_576;
const connectionLimit = 256;

/** Address and port to listen on; port 0 takes any that is free. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** PEM texts of the key and the certificate chain; makes it https. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A request as it came in. */
export interface Received {
  readonly request: TokenRequest;
  /** Path without query. */
  readonly path: string;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  readonly reply: (deed: Deed) => Promise<Sent | undefined>;
}

/** A server of the harness. */
export interface Listener {
  /** Where it listens, without a path. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Listens, with bounds on sizes, times and connections.
 *
 * @throws AssayError `ERR_USAGE` when the address cannot be listened on
 */
export async function listen(
  address: Address,
  environment: Environment,
  handle: (received: Received) => Promise<void>,
): Promise<Listener> {
  const limits = { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5000, maxHeaderSize: 65_536 };
  const server: Server =
    address.tls === undefined
      ? createServer(limits)
      : createTlsServer({ ...limits, ...address.tls, minVersion: 'TLSv1.2' });
  server.maxConnections = connectionLimit;
  const port = await started(server, address);
  const origin = `${address.tls === undefined ? 'http' : 'https'}://${nameOf(address.host)}:${port}`;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined);
    const at = environment.now();
    const reply = (deed: Deed) => perform(deed, response, (milliseconds) => environment.sleep(milliseconds));
    // Only a sender that goes away in the middle of a body ends up in the catch.
    receive(request, origin)
      .then((read) => (read === undefined ? tooLarge(response) : handle({ ...read, at, reply })))
      .catch(() => response.destroy());
  });
  return { origin, close: () => closed(server) };
}

async function receive(
  request: IncomingMessage,
  origin: string,
): Promise<{ readonly request: TokenRequest; readonly path: string } | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  const target = request.url ?? '/';
  const url = target.startsWith('/') ? `${origin}${target}` : target;
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '/';
  return {
    request: { method: request.method ?? '', url, headers: pairsOf(request.rawHeaders), body: Buffer.concat(chunks) },
    path,
  };
}

function tooLarge(response: ServerResponse): void {
  response.writeHead(413, { Connection: 'close' }).end();
}

function pairsOf(raw: readonly string[]): readonly Pair[] {
  return raw.flatMap((name, index): Pair[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
}

/** A wildcard address is no name; whoever is on this machine reaches it by loopback. */
function nameOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function started(server: Server, { host, port }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AssayError('ERR_USAGE', `cannot listen on ${host}:${port}: ${cause.code ?? cause.message}`, { cause }),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
