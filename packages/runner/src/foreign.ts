import type { Variant } from '@assay/cases';
import { open, sendKeys } from './key-set-server.ts';

/** A key set of ours that an endpoint on loopback could reach and must neither fetch nor trust. */
export interface ForeignKeys {
  readonly url: string;
  /** How often it was fetched so far. */
  readonly fetches: () => number;
  readonly close: () => Promise<void>;
}

/** Serves the strangers' public keys, each under the `kid` of the client it impersonates, and under one that only cases name. */
export async function serveForeignKeys(variants: readonly Variant[]): Promise<ForeignKeys> {
  const keys = variants.flatMap(({ stranger, client }) =>
    stranger.publicJwk === undefined
      ? []
      : [
          { ...stranger.publicJwk, ...(client.key.kid !== undefined && { kid: client.key.kid }) },
          { ...stranger.publicJwk, kid: 'assay-foreign' },
        ],
  );
  let fetches = 0;
  const { origin, close } = await open('127.0.0.1:0', (_, response) => {
    fetches += 1;
    sendKeys(response, keys);
  });
  return { url: `${origin}/jwks.json`, fetches: () => fetches, close };
}
