import type { Method, PublicKeyFacts } from '../../facts.ts';

/** What a registered JWS algorithm asks of its client, its key and its signature. */
export interface Algorithm {
  readonly method: Method;
  readonly kty: PublicKeyFacts['kty'];
  /** Curves that serve; absent for key types without curves. */
  readonly crv?: readonly string[];
  /** Length of the signature or MAC in octets; absent where the key decides it. */
  readonly octets?: number;
}

const rsa: Algorithm = { method: 'private_key_jwt', kty: 'RSA' };

const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((name) => [name, rsa] as const),
  ['ES256', elliptic('EC', 'P-256', 64)],
  ['ES384', elliptic('EC', 'P-384', 96)],
  ['ES512', elliptic('EC', 'P-521', 132)],
  ['EdDSA', { method: 'private_key_jwt', kty: 'OKP', crv: ['Ed25519', 'Ed448'] }],
  ['Ed25519', elliptic('OKP', 'Ed25519', 64)],
  ['HS256', mac(32)],
  ['HS384', mac(48)],
  ['HS512', mac(64)],
]);

/** Looks up a signature algorithm by its exact JWA name (RFC 7518 section 3.1, RFC 8037, RFC 9864); `none` is none. */
export function algorithm(name: string): Algorithm | undefined {
  return algorithms.get(name);
}

/** The JWA names a client of this method can sign with. */
export function algorithmsOf(method: Method): readonly string[] {
  return [...algorithms].flatMap(([name, one]) => (one.method === method ? [name] : []));
}

/** Octets that a shared secret must have for an algorithm: the size of the hash (RFC 7518 section 3.2); else 0. */
export function secretOctets(name: string): number {
  const one = algorithm(name);
  return one?.kty === 'oct' ? (one.octets ?? 0) : 0;
}

/** Lengths in octets that a signature of an algorithm may have under these keys; empty when nothing is known. */
export function signatureOctets(name: string, keys: readonly PublicKeyFacts[]): readonly number[] {
  const one = algorithm(name);
  if (one === undefined) return [];
  if (one.octets !== undefined) return [one.octets];
  if (one.kty === 'OKP') return edwardsOctets(keys);
  const lengths: number[] = [];
  for (const { kty, bits } of keys) if (kty === 'RSA' && bits !== undefined) lengths.push(Math.ceil(bits / 8));
  return lengths;
}

function edwardsOctets(keys: readonly PublicKeyFacts[]): readonly number[] {
  const known = keys.flatMap(({ crv }) => (crv === 'Ed448' ? [114] : crv === 'Ed25519' ? [64] : []));
  return known.length > 0 ? known : [64, 114];
}

function elliptic(kty: 'EC' | 'OKP', crv: string, octets: number): Algorithm {
  return { method: 'private_key_jwt', kty, crv: [crv], octets };
}

function mac(octets: number): Algorithm {
  return { method: 'client_secret_jwt', kty: 'oct', octets };
}
