import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import { exportJWK, generateKeyPair } from 'jose';
import { methodOf } from './algorithms.ts';
import { certificateBeside } from './certificate.ts';
import { type ClientKey, type OutsideSigner, requireAlgorithm } from './client-key.ts';
import { jwkFacts, keyType, publicMembers } from './facts.ts';
import { parseJson } from './json-text.ts';
import { privateOf, requireFit, requireMatch, requirePrivate } from './key-check.ts';
import { encode, utf8 } from './octets.ts';
import { looksLikePem } from './pem.ts';
import { jwkFromPem, type PemKey, pick } from './pem-key.ts';

/** How a key is registered. */
export interface KeyOptions {
  /** The registered algorithm (RFC 7518 section 3.1). */
  readonly alg: string;
  /** Wins over the `kid` inside a JWK. */
  readonly kid?: string;
}

/** Shorter texts stand in harmless places too, and hiding them would spoil a report. */
const leastConfidential = 8;

/**
 * Reads a client's private key: a JWK as JSON text, or PEM of PKCS#8, SEC1 or PKCS#1. A short RSA key is no error here.
 *
 * A certificate beside it, in the same PEM or in `x5t#S256` or `x5c` of the JWK, is taken along.
 *
 * @throws AssayError `ERR_KEY` saying what is wrong: no key, public only, not for this algorithm, parts that disagree
 */
export async function privateKey(text: string, options: KeyOptions): Promise<ClientKey> {
  const algorithm = requireAlgorithm(options.alg);
  if (algorithm.family === 'HS') {
    throw new AssayError('ERR_KEY', `${algorithm.name} is keyed with a shared secret, not with a key file`);
  }
  const { jwk, lines } = await readKey(text);
  requirePrivate(jwk);
  requireFit(jwk, algorithm);
  const kid = options.kid ?? (typeof jwk['kid'] === 'string' ? jwk['kid'] : undefined);
  const key = pairKey(jwk, lines, { alg: algorithm.name, ...(kid === undefined ? {} : { kid }) });
  await requireMatch(key, algorithm);
  const certificate = await certificateBeside(text, lines.length > 0 ? undefined : jwk);
  return certificate === undefined ? key : { ...key, certificate };
}

/**
 * Takes a shared secret; the key is its UTF-8 octets (OpenID Connect Core section 10.1).
 *
 * @throws AssayError `ERR_KEY` when it is empty or the algorithm is not HS256, HS384 or HS512
 */
export function secretKey(secret: string, { alg, kid }: KeyOptions): ClientKey {
  const algorithm = requireAlgorithm(alg);
  if (algorithm.family !== 'HS') throw new AssayError('ERR_KEY', `${alg} needs a private key, not a shared secret`);
  if (secret === '') throw new AssayError('ERR_KEY', 'the shared secret is empty');
  const named = kid === undefined ? {} : { kid };
  return {
    alg,
    method: methodOf(algorithm),
    ...named,
    facts: { kty: 'oct', ...named, alg, octets: utf8(secret).length },
    confidential: [secret],
    material: { kind: 'secret', secret, imported: new Map() },
  };
}

/**
 * Makes a fresh key of the usual size: RSA of 2048 bits, the curve of the algorithm, or a secret as long as the hash.
 *
 * @throws AssayError `ERR_KEY` when the algorithm is unknown
 */
export async function generateKey(alg: string, options: { readonly kid?: string } = {}): Promise<ClientKey> {
  const algorithm = requireAlgorithm(alg);
  if (algorithm.family === 'HS') {
    const octets = globalThis.crypto.getRandomValues(new Uint8Array(algorithm.hash / 8));
    return secretKey(encode(octets), { alg, ...options });
  }
  const pair = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
  return pairKey((await exportJWK(pair.privateKey)) as JsonObject, [], { alg, ...options });
}

/** A key that is registered with a client and signs elsewhere. */
export interface OutsideKey {
  /** The registered algorithm of the client; the key need not fit it. */
  readonly alg: string;
  /** The JWK as it is registered. */
  readonly publicJwk: JsonObject;
  readonly sign: OutsideSigner;
  /** Texts that must never be shown; default none. */
  readonly confidential?: readonly string[];
}

/**
 * A key of any kind, fit for its algorithm or not: what it signs is computed by a function.
 *
 * @throws AssayError `ERR_KEY` when the algorithm is unknown
 */
export function outsideKey({ alg, publicJwk, sign, confidential = [] }: OutsideKey): ClientKey {
  const facts = jwkFacts(publicJwk);
  return {
    alg,
    method: methodOf(requireAlgorithm(alg)),
    ...(facts.kid === undefined ? {} : { kid: facts.kid }),
    facts,
    publicJwk,
    confidential,
    material: { kind: 'outside', sign },
  };
}

async function readKey(text: string): Promise<PemKey> {
  if (looksLikePem(text)) return jwkFromPem(text);
  const jwk = parseJson(text.trim())?.value;
  if (typeof jwk !== 'object' || jwk === null || Array.isArray(jwk)) {
    throw new AssayError(
      'ERR_KEY',
      text.trim() === '' ? 'the key is empty' : 'this is no key: neither a JWK in JSON nor PEM',
    );
  }
  return { jwk: jwk as JsonObject, lines: [] };
}

function pairKey(jwk: JsonObject, lines: readonly string[], { alg, kid }: KeyOptions): ClientKey {
  const kty = keyType(jwk);
  const algorithm = requireAlgorithm(alg);
  const half = pick(jwk, ['kty', ...publicMembers[kty]]);
  const publicJwk = { ...half, ...(kid === undefined ? {} : { kid }), alg, use: 'sig' };
  const members = privateOf[kty].flatMap((name) => (typeof jwk[name] === 'string' ? [jwk[name]] : []));
  const whole = lines.length > 1 ? [lines.join('')] : [];
  return {
    alg,
    method: methodOf(algorithm),
    ...(kid === undefined ? {} : { kid }),
    facts: jwkFacts(publicJwk),
    publicJwk,
    confidential: [...members, ...whole, ...lines].filter((text) => text.length >= leastConfidential),
    material: { kind: 'pair', privateJwk: { ...half, ...pick(jwk, privateOf[kty]) }, imported: new Map() },
  };
}
