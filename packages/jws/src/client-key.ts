import type { JsonObject, Method, PublicKeyFacts } from '@assay/validator';
import { AssayError } from '@assay/validator';
import type { JWK } from 'jose';
import { importJWK } from 'jose';
import { type Algorithm, findAlgorithm, keyNeeded } from './algorithms.ts';
import { exponentFits, modulusBits } from './facts.ts';
import { type Octets, utf8 } from './octets.ts';

/** The private side of a key with its imported forms, one per algorithm. Opaque: only this package looks inside. */
export type KeyMaterial =
  | { readonly kind: 'pair'; readonly privateJwk: JsonObject; readonly imported: Map<string, Promise<CryptoKey>> }
  | { readonly kind: 'secret'; readonly secret: string; readonly imported: Map<string, Promise<CryptoKey>> }
  | { readonly kind: 'outside'; readonly sign: OutsideSigner };

/** Computes the signature of octets in the form JWS uses (RFC 7518 section 3), under the name of an algorithm. */
export type OutsideSigner = (octets: Octets, alg: string) => Octets | Promise<Octets>;

/** One client's key, ready to sign. */
export interface ClientKey {
  /** The registered algorithm of the client (RFC 7518 section 3.1). */
  readonly alg: string;
  readonly method: Method;
  readonly kid?: string;
  /** What may be known in public about the key. */
  readonly facts: PublicKeyFacts;
  /** The public JWK as it would be registered (RFC 7517); absent for a secret. */
  readonly publicJwk?: JsonObject;
  /** SHA-256 thumbprint of the certificate of the key, base64url (RFC 7515 section 4.1.8); absent without one. */
  readonly certificate?: string;
  /** Texts that must never be shown: a secret, private JWK members, lines of a PEM body. */
  readonly confidential: readonly string[];
  /** Opaque. */
  readonly material: KeyMaterial;
}

/**
 * Looks an algorithm up by its exact name.
 *
 * @throws AssayError `ERR_KEY` when this package does not know it
 */
export function requireAlgorithm(alg: string): Algorithm {
  const found = findAlgorithm(alg);
  if (found === undefined) {
    throw new AssayError(
      'ERR_KEY',
      `"${alg.slice(0, 20)}" is no algorithm for client assertions: use RS, PS, ES or HS with 256, 384 or 512, EdDSA or Ed25519`,
    );
  }
  return found;
}

/** The HMAC with the hash of another algorithm: `HS384` for `ES384`; of `HS512` itself for Ed25519. */
export function hmacBeside(alg: string): string {
  return `HS${requireAlgorithm(alg).hash}`;
}

/** Tells whether a public or private JWK can serve an algorithm: key type, curve, room in the modulus, exponent. */
export function jwkFits(jwk: JsonObject, algorithm: Algorithm): boolean {
  if (jwk['kty'] !== algorithm.kty) return false;
  if (algorithm.crv !== undefined) return jwk['crv'] === algorithm.crv;
  return algorithm.kty !== 'RSA' || ((modulusBits(jwk) ?? 0) >= algorithm.leastBits && exponentFits(jwk));
}

/** Tells whether a key can compute a signature of this algorithm, whatever it is registered for. */
export function canSign(key: ClientKey, alg: string): boolean {
  const algorithm = findAlgorithm(alg);
  if (algorithm === undefined) return false;
  const { material } = key;
  if (material.kind === 'outside') return true;
  if (material.kind === 'secret') return algorithm.family === 'HS';
  // What was imported once was found to fit, and to read a modulus takes as long as much of a request.
  return material.imported.has(alg) || jwkFits(material.privateJwk, algorithm);
}

/** The shared secret of a `client_secret_jwt` client, to register it elsewhere; undefined for a key pair. */
export function secretOf(key: ClientKey): string | undefined {
  return key.material.kind === 'secret' ? key.material.secret : undefined;
}

/** The private JWK of a key pair with its public members, to write a key file; undefined for a secret. */
export function privateJwkOf(key: ClientKey): JsonObject | undefined {
  return key.material.kind === 'pair' ? { ...key.publicJwk, ...key.material.privateJwk } : undefined;
}

/**
 * The key as Web Crypto wants it for one algorithm, imported once.
 *
 * @throws AssayError `ERR_KEY` when the key cannot serve the algorithm
 */
export function signingKey(key: ClientKey, alg: string): Promise<CryptoKey> {
  const algorithm = requireAlgorithm(alg);
  const { material } = key;
  if (material.kind === 'outside' || !canSign(key, alg)) {
    throw new AssayError('ERR_KEY', `${alg} needs ${keyNeeded(algorithm)}; this key is for ${key.alg}`);
  }
  return once(material.imported, alg, () => importMaterial(material, algorithm));
}

/** Runs an import the first time it is asked for under a name, and remembers the promise. */
export function once<T>(cache: Map<string, Promise<T>>, name: string, load: () => Promise<T>): Promise<T> {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const loading = load();
  cache.set(name, loading);
  return loading;
}

async function importMaterial(
  material: Exclude<KeyMaterial, { kind: 'outside' }>,
  algorithm: Algorithm,
): Promise<CryptoKey> {
  if (material.kind === 'secret') return importHmac(utf8(material.secret), algorithm);
  return (await importJWK(material.privateJwk as JWK, algorithm.name)) as CryptoKey;
}

/** Imports octets as an HMAC key (RFC 2104), for signing and verifying. */
export function importHmac(octets: Octets, algorithm: Algorithm): Promise<CryptoKey> {
  // Web Crypto refuses an empty key; HMAC pads with zeros, so one zero octet is the same key.
  const key = octets.length === 0 ? Uint8Array.of(0) : octets;
  const params = { name: 'HMAC', hash: `SHA-${algorithm.hash}` };
  return globalThis.crypto.subtle.importKey('raw', key, params, false, ['sign', 'verify']);
}
