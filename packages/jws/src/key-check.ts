import type { JsonObject, PublicKeyFacts } from '@assay/validator';
import { AssayError } from '@assay/validator';
import type { JWK } from 'jose';
import { importJWK } from 'jose';
import { type Algorithm, keyNeeded } from './algorithms.ts';
import { type ClientKey, jwkFits, requireAlgorithm, signingKey } from './client-key.ts';
import { keyType, lacking, modulusBits, publicMembers } from './facts.ts';
import { utf8 } from './octets.ts';

/** Members of the private half, by key type (RFC 7518 section 6, RFC 8037 section 2); all are needed by Web Crypto. */
export const privateOf: Readonly<Record<PublicKeyFacts['kty'], readonly string[]>> = {
  RSA: ['d', 'p', 'q', 'dp', 'dq', 'qi'],
  EC: ['d'],
  OKP: ['d'],
  oct: [],
  unknown: [],
};

/**
 * Refuses a JWK that is no complete private key of a key pair.
 *
 * @throws AssayError `ERR_KEY` with what is wrong
 */
export function requirePrivate(jwk: JsonObject): void {
  if (Array.isArray(jwk['keys'])) throw new AssayError('ERR_KEY', 'this is a JWK Set; give one private JWK');
  const kty = keyType(jwk);
  if (kty === 'oct') throw new AssayError('ERR_KEY', 'a JWK of kty "oct" is a shared secret, not a private key');
  if (kty === 'unknown') throw new AssayError('ERR_KEY', 'this is no usable JWK: its kty is none of RSA, EC and OKP');
  if (jwk['d'] === undefined)
    throw new AssayError('ERR_KEY', 'this is only a public key; signing needs the private one');
  const missing = lacking(jwk, [...publicMembers[kty], ...privateOf[kty]]);
  if (missing.length > 0) throw new AssayError('ERR_KEY', `the ${kty} private key lacks ${missing.join(', ')}`);
  if (jwk['oth'] !== undefined) throw new AssayError('ERR_KEY', 'RSA keys of more than two primes are not read here');
}

/**
 * Refuses a JWK of another key type or curve, or one that is dedicated to something else (RFC 7517 sections 4.2, 4.4).
 *
 * @throws AssayError `ERR_KEY` with what is wrong
 */
export function requireFit(jwk: JsonObject, algorithm: Algorithm): void {
  const { name } = algorithm;
  if (!jwkFits(jwk, algorithm)) {
    const room =
      jwk['kty'] === algorithm.kty && algorithm.leastBits > 0 ? ` of at least ${algorithm.leastBits} bits` : '';
    throw new AssayError('ERR_KEY', `${name} needs ${keyNeeded(algorithm)}${room}; ${shape(jwk)}`);
  }
  const own = typeof jwk['alg'] === 'string' ? requireAlgorithm(jwk['alg']).name : name;
  const same = own === name || (algorithm.family === 'Ed' && own.startsWith('Ed'));
  if (!same) throw new AssayError('ERR_KEY', `the JWK says it is for ${own}, and the client is set up for ${name}`);
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') {
    throw new AssayError('ERR_KEY', 'the JWK has a "use" other than "sig": it is not for signatures');
  }
}

function shape(jwk: JsonObject): string {
  if (jwk['kty'] === 'RSA') return `the key is RSA of ${modulusBits(jwk) ?? 0} bits`;
  const known = ['P-256', 'P-384', 'P-521', 'Ed25519', 'Ed448', 'secp256k1'].find((crv) => crv === jwk['crv']);
  return `the key is ${keyType(jwk)} ${known ?? 'on another curve'}`;
}

/**
 * Refuses a pair whose halves disagree: every later refusal would look like a fault of the server.
 *
 * @throws AssayError `ERR_KEY`
 */
export async function requireMatch(key: ClientKey, algorithm: Algorithm): Promise<void> {
  const { subtle } = globalThis.crypto;
  const probe = utf8('probe');
  const matches = await (async () => {
    const signature = await subtle.sign(algorithm.params, await signingKey(key, algorithm.name), probe);
    const verifier = (await importJWK(key.publicJwk as JWK, algorithm.name)) as CryptoKey;
    return subtle.verify(algorithm.params, verifier, signature, probe);
  })().catch(() => false);
  if (!matches) {
    throw new AssayError(
      'ERR_KEY',
      'the numbers of the key are broken or do not belong together: its public half does not verify what it signs',
    );
  }
}
