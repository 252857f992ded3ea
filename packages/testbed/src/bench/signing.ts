import { constants, createHmac, KeyObject, sign as signOctets } from 'node:crypto';
import { hashOf } from '../algorithm.ts';
import { base64url } from '../base64url.ts';
import type { SigningKey } from './witness.ts';

/** The signature or MAC of a text, in the form of JWS (RFC 7518 section 3). */
export function signature(input: string, alg: string, key: SigningKey): Buffer {
  const hash = hashOf(alg) ?? 'sha256';
  if (!(key instanceof KeyObject)) return createHmac(hash, key).update(input).digest();
  const octets = Buffer.from(input);
  if (alg === 'EdDSA' || alg === 'Ed25519') return signOctets(null, octets, key);
  if (alg.startsWith('ES')) return signOctets(hash, octets, { key, dsaEncoding: 'ieee-p1363' });
  if (!alg.startsWith('PS')) return signOctets(hash, octets, key);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return signOctets(hash, octets, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
}

/** A compact serialization of texts as they are, signed by `alg`; the header may say something else. */
export function signText(header: string, payload: string | Buffer, how: { alg: string; key: SigningKey }): string {
  const input = `${base64url(header)}.${base64url(payload)}`;
  return `${input}.${base64url(signature(input, how.alg, how.key))}`;
}

/** Changes the signature octets of a finished assertion. */
export function withSignature(change: (octets: Buffer) => Uint8Array): (assertion: string) => string {
  return (assertion) => {
    const [header, payload, signature = ''] = assertion.split('.');
    return `${header}.${payload}.${base64url(change(Buffer.from(signature, 'base64url')))}`;
  };
}
