import type { JsonObject, PublicKeyFacts } from '@assay/validator';
import { decode } from './octets.ts';

type KeyType = PublicKeyFacts['kty'];

/** Members that each key type demands of a public key, or of a secret (RFC 7518 section 6, RFC 8037 section 2). */
export const publicMembers: Readonly<Record<KeyType, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
  unknown: [],
};

/** Members that must not leave their owner (RFC 7518 section 6). */
export const privateMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Tells the key type of a JWK; `unknown` for a type of no use to a signature, or none. */
export function keyType(jwk: JsonObject): KeyType {
  const { kty } = jwk;
  return kty === 'RSA' || kty === 'EC' || kty === 'OKP' || kty === 'oct' ? kty : 'unknown';
}

/** Names of the given members that a JWK lacks or has as something other than a non-empty text. */
export function lacking(jwk: JsonObject, names: readonly string[]): readonly string[] {
  return names.filter((name) => typeof jwk[name] !== 'string' || jwk[name] === '');
}

/** Length of an RSA modulus in bits, leading zeros not counted; undefined when `n` is no base64url. */
export function modulusBits(jwk: JsonObject): number | undefined {
  const octets = typeof jwk['n'] === 'string' ? decode(jwk['n']) : undefined;
  if (octets === undefined) return undefined;
  const first = octets.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (octets.length - first) * 8 - (Math.clz32(octets[first] ?? 0) - 24);
}

/** Tells whether the exponent of an RSA key is odd and at least 3; with 1, every message is its own signature (RFC 8017 section 3.1). */
export function exponentFits(jwk: JsonObject): boolean {
  const octets = (typeof jwk['e'] === 'string' ? decode(jwk['e']) : undefined) ?? new Uint8Array();
  const last = octets.at(-1) ?? 0;
  return last % 2 === 1 && (last > 1 || octets.subarray(0, -1).some((octet) => octet !== 0));
}

/**
 * Says what may be known in public about a JWK (RFC 7517 section 4). Never throws, whatever the JWK holds.
 *
 * @param duplicates names of members that occurred more than once in its text
 */
export function jwkFacts(jwk: JsonObject, duplicates: readonly string[] = []): PublicKeyFacts {
  const kty = keyType(jwk);
  const { kid, alg, use, crv } = jwk;
  const bits = kty === 'RSA' ? modulusBits(jwk) : undefined;
  const octets = kty === 'oct' && typeof jwk['k'] === 'string' ? decode(jwk['k'])?.length : undefined;
  return {
    kty,
    ...(typeof kid === 'string' ? { kid } : {}),
    ...(typeof alg === 'string' ? { alg } : {}),
    ...(typeof use === 'string' ? { use } : {}),
    ...operations(jwk),
    ...(typeof crv === 'string' ? { crv } : {}),
    ...(bits === undefined ? {} : { bits }),
    ...(octets === undefined ? {} : { octets }),
    ...memberFacts(jwk, duplicates),
  };
}

function operations(jwk: JsonObject): Pick<PublicKeyFacts, 'keyOps'> {
  const ops = jwk['key_ops'];
  return Array.isArray(ops) ? { keyOps: ops.filter((op) => typeof op === 'string') } : {};
}

function memberFacts(jwk: JsonObject, duplicates: readonly string[]): Partial<PublicKeyFacts> {
  const found = privateMembers.filter((name) => Object.hasOwn(jwk, name));
  const missing = lacking(jwk, ['kty', ...publicMembers[keyType(jwk)]]);
  return {
    ...(found.length > 0 ? { privateMembers: found } : {}),
    ...(missing.length > 0 ? { missingMembers: missing } : {}),
    ...(duplicates.length > 0 ? { duplicateMembers: duplicates } : {}),
  };
}
