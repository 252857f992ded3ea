import { constants, createPublicKey, KeyObject, verify } from 'node:crypto';
import type { Jwk, VerifyKey } from './behaviour.ts';

/** The octets of a hash by the number in an algorithm's name. */
const HASH_OCTETS: Readonly<Record<string, number>> = { '256': 32, '384': 48, '512': 64 };

const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

/** The Node name of the hash of an RS, PS, ES or HS algorithm (RFC 7518 section 3.1); undefined for any other name. */
export function hashOf(alg: string): string | undefined {
  const bits = /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(alg)?.[1];
  return bits === undefined ? undefined : `sha${bits}`;
}

/** The octets of the MAC of an HS algorithm; 0 for any other name. */
export function macOctets(alg: string): number {
  return alg.startsWith('HS') ? (HASH_OCTETS[alg.slice(2)] ?? 0) : 0;
}

const imported = new WeakMap<Jwk, KeyObject>();

/** The key in a JWK, imported once; undefined when its members make no public key. */
export function publicKey(jwk: Jwk): KeyObject | undefined {
  const ready = imported.get(jwk);
  if (ready !== undefined) return ready;
  try {
    const key = createPublicKey({ key: { ...jwk } as Record<string, unknown>, format: 'jwk' });
    imported.set(jwk, key);
    return key;
  } catch {
    return undefined;
  }
}

function shapeFits(jwk: Jwk, alg: string): boolean {
  if (/^[RP]S/.test(alg)) return jwk['kty'] === 'RSA';
  if (alg in CURVES) return jwk['kty'] === 'EC' && jwk['crv'] === CURVES[alg];
  return (alg === 'EdDSA' || alg === 'Ed25519') && jwk['kty'] === 'OKP' && jwk['crv'] === 'Ed25519';
}

/** Whether the members of a JWK allow verifying with an algorithm (RFC 7517 section 4, RFC 7518 section 3). */
export function fits(jwk: Jwk, alg: string): boolean {
  const operations = jwk['key_ops'];
  return (
    shapeFits(jwk, alg) &&
    (jwk['use'] === undefined || jwk['use'] === 'sig') &&
    (operations === undefined || (Array.isArray(operations) && operations.includes('verify'))) &&
    (jwk['alg'] === undefined || jwk['alg'] === alg)
  );
}

/** Whether an RSA key has 2048 bits and an exponent above one (RFC 7518 section 3.3); true for other keys. */
export function strongEnough(key: KeyObject): boolean {
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== 'rsa') return true;
  return (modulusLength ?? 0) >= 2048 && (publicExponent ?? 0n) > 1n;
}

/** What a signature is checked against. */
export interface SignatureCheck {
  readonly alg: string;
  readonly input: Buffer;
  readonly signature: Buffer;
}

/**
 * Verifies an RS, PS, ES or Edwards signature.
 *
 * @param enough whether a key is long enough to be used at all
 * @returns false for any other algorithm, and for a key or a signature of the wrong shape
 */
export function verifies(
  key: VerifyKey,
  check: SignatureCheck,
  enough: (key: KeyObject) => boolean = strongEnough,
): boolean {
  const { alg, input, signature } = check;
  const usable = key instanceof KeyObject ? key : publicKey(key);
  if (usable === undefined || !enough(usable)) return false;
  const hash = hashOf(alg);
  try {
    if (alg === 'EdDSA' || alg === 'Ed25519') return verify(null, input, usable, signature);
    if (hash === undefined) return false;
    if (alg.startsWith('ES')) return verify(hash, input, { key: usable, dsaEncoding: 'ieee-p1363' }, signature);
    if (alg.startsWith('RS')) return verify(hash, input, usable, signature);
    if (!alg.startsWith('PS')) return false;
    const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
    return verify(hash, input, { key: usable, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
  } catch {
    return false;
  }
}
