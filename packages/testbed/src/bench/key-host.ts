import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '@assay/validator';

/** Answers a request for a document otherwise than with its JSON text. */
export type Answering = (response: ServerResponse) => void;

/** A small HTTP server for JWK Sets. */
export interface KeyHost {
  readonly url: string;
  readonly serve: (path: string, value: Json | Answering) => { readonly url: string; readonly hits: () => number };
  readonly close: () => Promise<void>;
}

/** Starts a server that answers with what was last put at a path, fresh for two seconds. */
export async function startKeyHost(): Promise<KeyHost> {
  const documents = new Map<string, Json | Answering>();
  const hits = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const value = documents.get(path);
    if (typeof value === 'function') {
      value(response);
      return;
    }
    const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'max-age=2' };
    response.writeHead(value === undefined ? 404 : 200, headers).end(JSON.stringify(value ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    serve: (path, value) => {
      documents.set(path, value);
      return { url: `${url}${path}`, hits: () => hits.get(path) ?? 0 };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
