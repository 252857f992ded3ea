import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Variant } from '@assay/cases';

/** A key set of ours that an endpoint on loopback could reach and must neither fetch nor trust. */
export interface ForeignKeys {
  readonly url: string;
  /** How often it was fetched so far. */
  readonly fetches: () => number;
  readonly close: () => Promise<void>;
}

/** Serves the strangers' public keys, each under the `kid` of the client it impersonates. */
export async function serveForeignKeys(variants: readonly Variant[]): Promise<ForeignKeys> {
  const keys = variants.flatMap(({ stranger, client }) =>
    stranger.publicJwk === undefined
      ? []
      : [{ ...stranger.publicJwk, ...(client.key.kid !== undefined && { kid: client.key.kid }) }],
  );
  let fetches = 0;
  const server = createServer((_, response) => {
    fetches += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    fetches: () => fetches,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Whether a URL lies on this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
