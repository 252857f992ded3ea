import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import type { JWK } from 'jose';
import { exportSPKI, importJWK } from 'jose';
import type { ClientKey } from './client-key.ts';
import { unwrapPublicPkcs1 } from './key-structure.ts';
import type { Octets } from './octets.ts';
import { readPem } from './pem.ts';

/**
 * The SPKI of a key's public half (RFC 5280 section 4.1.2.7), DER.
 *
 * @throws AssayError `ERR_KEY` for a shared secret, which has no public half
 */
export async function spkiOf(key: ClientKey): Promise<Octets> {
  const imported = (await importJWK(publicHalf(key) as JWK, key.alg, { extractable: true })) as CryptoKey;
  return readPem(await exportSPKI(imported)).octets;
}

/**
 * The PKCS#1 form of an RSA public key (RFC 8017 appendix A.1.1), DER.
 *
 * @throws AssayError `ERR_KEY` for any other key
 */
export async function pkcs1Of(key: ClientKey): Promise<Uint8Array> {
  const octets = publicHalf(key)['kty'] === 'RSA' ? unwrapPublicPkcs1(await spkiOf(key)) : undefined;
  if (octets === undefined) throw new AssayError('ERR_KEY', 'only an RSA key has a PKCS#1 public form');
  return octets;
}

/**
 * A public JWK as text with only the members of the key, in the order `KeyObject.export` of Node gives them.
 *
 * @throws AssayError `ERR_KEY` for a shared secret, which has no public half
 */
export function jwkTextOf(key: ClientKey): string {
  const { kty = null, crv = null, x = null, y = null, n = null, e = null } = publicHalf(key);
  if (kty === 'RSA') return JSON.stringify({ kty, n, e });
  return JSON.stringify(kty === 'EC' ? { kty, x, y, crv } : { crv, x, kty });
}

/**
 * The public JWK of a key pair.
 *
 * @throws AssayError `ERR_KEY` for a shared secret, which has no public half
 */
export function publicHalf({ publicJwk, alg }: ClientKey): JsonObject {
  if (publicJwk === undefined)
    throw new AssayError('ERR_KEY', `the ${alg} key is a shared secret: it has no public half`);
  return publicJwk;
}
