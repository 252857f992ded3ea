import { setTimeout as delay } from 'node:timers/promises';
import type { ClientTask } from '@assay/runner';

/** What a client needs beside its task: how it is registered. */
export interface Registration {
  readonly privateJwk: JsonWebKey & { readonly kid?: string };
  readonly alg: string;
}

/** Web Crypto parameters of the algorithms used here (RFC 7518 section 3.1). */
const parameters: Readonly<
  Record<string, { readonly name: string; readonly hash?: string; readonly namedCurve?: string }>
> = {
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  EdDSA: { name: 'Ed25519' },
};

/** The private key as the libraries take it. */
export function cryptoKey({ privateJwk, alg }: Registration): Promise<CryptoKey> {
  const { alg: _, use: __, key_ops: ___, ...jwk } = privateJwk;
  return crypto.subtle.importKey('jwk', jwk, parameters[alg] ?? { name: alg }, false, ['sign']);
}

/** Calls the resource as often as asked, and throws when one call is not answered with 200. */
export async function callResource(
  { resource, calls, intervalMs }: ClientTask,
  token: string,
  call: (token: string, url: URL) => Promise<Response> = bearer,
): Promise<void> {
  for (let nth = 1; nth <= calls; nth += 1) {
    if (nth > 1) await delay(intervalMs);
    const { status } = await call(token, new URL(resource));
    if (status !== 200) throw new Error(`the resource answered ${status}`);
  }
}

function bearer(token: string, url: URL): Promise<Response> {
  return fetch(url, { headers: { authorization: `Bearer ${token}` } });
}
