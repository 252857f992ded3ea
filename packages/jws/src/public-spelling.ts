import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import type { JWK } from 'jose';
import { exportSPKI, importJWK } from 'jose';
import type { ClientKey } from './client-key.ts';
import { unwrapPublicPkcs1 } from './key-structure.ts';
import { decodeStandard, type Octets } from './octets.ts';
import { readPem, toPem } from './pem.ts';

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
