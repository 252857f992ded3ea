import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import type { JWK } from 'jose';
import { exportJWK, generateKeyPair, importJWK } from 'jose';
import { type Algorithm, keyNeeded, methodOf } from './algorithms.ts';
import { type ClientKey, jwkFits, requireAlgorithm, signingKey } from './client-key.ts';
import { jwkFacts, keyType, lacking, modulusBits, publicMembers } from './facts.ts';
import { parseJson } from './json-text.ts';
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

const privateOf = { RSA: ['d', 'p', 'q', 'dp', 'dq', 'qi'], EC: ['d'], OKP: ['d'], oct: [], unknown: [] } as const;

/** Shorter texts stand in harmless places too, and hiding them would spoil a report. */
const leastConfidential = 8;

/**
 * Reads a client's private key: a JWK as JSON text, or PEM of PKCS#8, SEC1 or PKCS#1. A short RSA key is no error here.
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
  return key;
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

async function readKey(text: string): Promise<PemKey> {
  if (looksLikePem(text)) return jwkFromPem(text);
  const jwk = parseJson(text.trim())?.value;
  if (typeof jwk !== 'object' || jwk === null || Array.isArray(jwk)) {
    throw new AssayError('ERR_KEY', text.trim() === '' ? 'the key is empty' : 'this is no key: neither a JWK in JSON nor PEM');
  }
  return { jwk: jwk as JsonObject, lines: [] };
}

function requirePrivate(jwk: JsonObject): void {
  if (Array.isArray(jwk['keys'])) throw new AssayError('ERR_KEY', 'this is a JWK Set; give the one private JWK of this client');
  const kty = keyType(jwk);
  if (kty === 'oct') throw new AssayError('ERR_KEY', 'a JWK of kty "oct" is a shared secret, not a private key');
  if (kty === 'unknown') throw new AssayError('ERR_KEY', 'this is no usable JWK: its kty is none of RSA, EC and OKP');
  if (jwk['d'] === undefined) throw new AssayError('ERR_KEY', 'this is only the public half of a key; signing needs the private one');
  const missing = lacking(jwk, [...publicMembers[kty], ...privateOf[kty]]);
  if (missing.length > 0) throw new AssayError('ERR_KEY', `the ${kty} private key lacks ${missing.join(', ')}`);
  if (jwk['oth'] !== undefined) throw new AssayError('ERR_KEY', 'RSA keys of more than two primes are not read here');
}

function requireFit(jwk: JsonObject, algorithm: Algorithm): void {
  const { name } = algorithm;
  if (!jwkFits(jwk, algorithm)) throw new AssayError('ERR_KEY', `${name} needs ${keyNeeded(algorithm)}; ${shape(jwk)}`);
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

/** A mixed-up pair would make every later refusal look like a fault of the server. */
async function requireMatch(key: ClientKey, algorithm: Algorithm): Promise<void> {
  const { subtle } = globalThis.crypto;
  const probe = utf8('probe');
  const matches = await (async () => {
    const signature = await subtle.sign(algorithm.params, await signingKey(key, algorithm.name), probe);
    const verifier = (await importJWK(key.publicJwk as JWK, algorithm.name)) as CryptoKey;
    return subtle.verify(algorithm.params, verifier, signature, probe);
  })().catch(() => false);
  if (!matches) {
    throw new AssayError('ERR_KEY', 'the numbers of the key do not belong together: it cannot sign what its public half verifies');
  }
}
