import type { Method } from '@assay/validator';

/** Size in bits of the hash that an algorithm uses. */
export type HashSize = 256 | 384 | 512;

/** A signature algorithm of JWS (RFC 7518 section 3, RFC 8037 section 3.1, RFC 9864), as Web Crypto knows it. */
export interface Algorithm {
  readonly name: string;
  readonly family: 'RS' | 'PS' | 'ES' | 'HS' | 'Ed';
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'oct';
  /** The one curve that fits, where the key type has curves. */
  readonly crv?: string;
  /** Size of the hash in bits. */
  readonly hash: HashSize;
  /** Octets of the signature; absent for RSA, where the modulus says it. */
  readonly signatureOctets?: number;
  /** Shortest RSA modulus in bits that can hold a signature at all; 0 for other keys. */
  readonly leastBits: number;
  /** Parameters of `subtle.sign` and `subtle.verify`. */
  readonly params: { readonly name: string; readonly hash?: string; readonly saltLength?: number };
}

const sizes: readonly HashSize[] = [256, 384, 512];
const curves: Readonly<Record<HashSize, readonly [crv: string, octets: number]>> = {
  256: ['P-256', 64],
  384: ['P-384', 96],
  512: ['P-521', 132],
};

/** PKCS#1 v1.5 wraps the hash in 19 octets of DigestInfo and at least 11 of padding (RFC 8017 section 9.2). */
const rs = (hash: HashSize): Algorithm => {
  const leastBits = (hash / 8 + 30) * 8;
  return { name: `RS${hash}`, family: 'RS', kty: 'RSA', hash, leastBits, params: { name: 'RSASSA-PKCS1-v1_5' } };
};

/** PSS needs room for hash, salt of the same size and 2 octets (RFC 8017 section 9.1.1). */
const ps = (hash: HashSize): Algorithm => {
  const params = { name: 'RSA-PSS', saltLength: hash / 8 };
  return { name: `PS${hash}`, family: 'PS', kty: 'RSA', hash, leastBits: hash * 2 + 10, params };
};

const es = (hash: HashSize): Algorithm => {
  const [crv, signatureOctets] = curves[hash];
  const params = { name: 'ECDSA', hash: `SHA-${hash}` };
  return { name: `ES${hash}`, family: 'ES', kty: 'EC', crv, hash, signatureOctets, leastBits: 0, params };
};

const hs = (hash: HashSize): Algorithm => {
  const params = { name: 'HMAC', hash: `SHA-${hash}` };
  return { name: `HS${hash}`, family: 'HS', kty: 'oct', hash, signatureOctets: hash / 8, leastBits: 0, params };
};

const ed = (name: string): Algorithm => {
  const params = { name: 'Ed25519' };
  return { name, family: 'Ed', kty: 'OKP', crv: 'Ed25519', hash: 512, signatureOctets: 64, leastBits: 0, params };
};

const all: ReadonlyMap<string, Algorithm> = new Map(
  [...sizes.flatMap((size) => [rs(size), ps(size), es(size), hs(size)]), ed('EdDSA'), ed('Ed25519')].map(
    (algorithm) => [algorithm.name, algorithm] as const,
  ),
);

/** Registered names of all algorithms this package signs and verifies with. */
export const algorithms: readonly string[] = [...all.keys()].sort();

/** Looks an algorithm up by its exact name; undefined for any other value, `none` among them. */
export function findAlgorithm(name: unknown): Algorithm | undefined {
  return typeof name === 'string' ? all.get(name) : undefined;
}

/** The client authentication method an algorithm belongs to (OpenID Connect Core section 9). */
export function methodOf(algorithm: Algorithm): Method {
  return algorithm.family === 'HS' ? 'client_secret_jwt' : 'private_key_jwt';
}

/** What kind of key an algorithm needs, in words: `EC P-384`, `RSA`, `a shared secret`. */
export function keyNeeded({ kty, crv }: Algorithm): string {
  if (kty === 'oct') return 'a shared secret';
  return crv === undefined ? kty : `${kty} ${crv}`;
}
