import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestClient, Variant } from '@assay/cases';
import { AssayError, type JsonObject } from '@assay/validator';

/** A server of key sets that runs as long as the suite does. */
export interface KeySetServer {
  /** Where it listens, without a path. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the public key set of each client at the path of its registered `jwksUrl`.
 *
 * @param listen address and port, as `127.0.0.1:9700`
 * @throws AssayError `ERR_CONFIG` when the address cannot be listened on
 */
export async function serveKeySets(listen: string, variants: readonly Variant[]): Promise<KeySetServer> {
  const sets = new Map<string, JsonObject[]>();
  for (const { jwksUrl, key } of variants.flatMap(clientsOf)) {
    if (jwksUrl === undefined || key.publicJwk === undefined) continue;
    const path = new URL(jwksUrl).pathname;
    sets.set(path, [...(sets.get(path) ?? []), key.publicJwk]);
  }
  return open(listen, (request, response) => {
    const keys = sets.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (keys === undefined) response.writeHead(404).end();
    else sendKeys(response, keys);
  });
}

/** Answers with a JWK Set that may be kept for a minute (RFC 7517 section 5). */
export function sendKeys(response: Parameters<RequestListener>[1], keys: readonly JsonObject[]): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=60' });
  response.end(JSON.stringify({ keys }));
}

/** Starts a server that ends with the process, at the latest. */
export async function open(listen: string, answer: RequestListener): Promise<KeySetServer> {
  const [, host = '', port = '0'] = /^(.*):(\d+)$/.exec(listen) ?? [];
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AssayError('ERR_CONFIG', `jwksServer: cannot listen on ${listen}: ${cause.code ?? cause.message}`, {
          cause,
        }),
      ),
    );
    server.listen(Number(port), host.replace(/^\[(.*)\]$/, '$1'), resolve);
  });
  server.unref();
  return { origin: `http://${host}:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function clientsOf({ client, second, notEnabled }: Variant): readonly TestClient[] {
  return [client, second ?? [], notEnabled ?? []].flat();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
