import type { JsonObject, PublicKeyFacts } from '@assay/validator';
import { AssayError, isJsonObject } from '@assay/validator';
import type { JWK } from 'jose';
import { importJWK } from 'jose';
import type { Algorithm } from './algorithms.ts';
import { type ClientKey, importHmac, jwkFits, once } from './client-key.ts';
import { jwkFacts, publicMembers } from './facts.ts';
import { type JsonText, parseJson } from './json-text.ts';
import { decode, type Octets, utf8 } from './octets.ts';
import { looksLikePem } from './pem.ts';
import { jwkFromPem, pick } from './pem-key.ts';

/** One registered key with its imported forms, one per algorithm. Opaque: only this package looks inside. */
export interface VerifyingKey {
  readonly facts: PublicKeyFacts;
  readonly holds: { readonly jwk: JsonObject } | { readonly secret: Octets };
  readonly imported: Map<string, Promise<CryptoKey | undefined>>;
}

/** The registered keys of one client. */
export interface KeySet {
  /** One entry a key, in the order of the set. */
  readonly facts: readonly PublicKeyFacts[];
  /** Opaque. */
  readonly keys: readonly VerifyingKey[];
  /** Keys that stand where a `jku` or `x5u` of an assertion points: verifying with one is no authentication. */
  readonly embedded?: KeySet;
}

const setsOfKeys = new WeakMap<ClientKey['material'], KeySet>();

/**
 * Reads registered keys: a JWK Set (RFC 7517 section 5), a single JWK, or a public PEM.
 *
 * A key that is incomplete, of unknown type, or private is no error: its facts say so. Repeated members are only seen
 * in a text.
 *
 * @throws AssayError `ERR_KEY` when the text is neither JSON with keys nor PEM
 */
export async function keySet(jwks: string | JsonObject): Promise<KeySet> {
  if (typeof jwks === 'string' && looksLikePem(jwks)) return setOf([ofJwk((await jwkFromPem(jwks)).jwk, [])]);
  const text: JsonText | undefined =
    typeof jwks === 'string' ? parseJson(jwks.trim()) : { value: jwks, duplicates: new Map() };
  if (text === undefined || !isJsonObject(text.value)) {
    throw new AssayError('ERR_KEY', 'this is no key set: neither a JWK Set in JSON, nor a JWK, nor PEM');
  }
  const { keys } = text.value;
  if (keys === undefined && text.value['kty'] !== undefined) {
    return setOf([ofJwk(text.value, text.duplicates.get('') ?? [])]);
  }
  if (!Array.isArray(keys)) throw new AssayError('ERR_KEY', 'a JWK Set needs a member "keys" that is an array');
  const repeated = (text.duplicates.get('') ?? []).filter((name) => name === 'keys');
  return setOf(
    keys.map((jwk, index) =>
      ofJwk(isJsonObject(jwk) ? jwk : {}, [...(text.duplicates.get(`/keys/${index}`) ?? []), ...repeated]),
    ),
  );
}

/** A set of one shared secret, keyed with its UTF-8 octets. Meant for verifying: an empty secret is allowed. */
export function secretSet(secret: string): KeySet {
  const octets = utf8(secret);
  return setOf([{ facts: { kty: 'oct', octets: octets.length }, holds: { secret: octets }, imported: new Map() }]);
}

/** The set that a client with this key would register. The same key gives the same set, so imports are done once. */
export function keySetOf(key: ClientKey): KeySet {
  const known = setsOfKeys.get(key.material);
  if (known?.facts[0] === key.facts) return known;
  const holds =
    key.material.kind === 'secret' ? { secret: utf8(key.material.secret) } : ofJwk(key.publicJwk ?? {}, []).holds;
  const set = setOf([{ facts: key.facts, holds, imported: new Map() }]);
  setsOfKeys.set(key.material, set);
  return set;
}

/** The same set, and beside it the keys served where an assertion's own `jku` or `x5u` points. */
export function withEmbedded(keys: KeySet, embedded: KeySet): KeySet {
  return { ...keys, embedded };
}

/** Tells whether a key can verify an algorithm at all. Never an HMAC with anything but a secret. */
export function canVerify(key: VerifyingKey, algorithm: Algorithm): boolean {
  if ('secret' in key.holds) return algorithm.family === 'HS';
  return algorithm.family !== 'HS' && key.facts.missingMembers === undefined && jwkFits(key.holds.jwk, algorithm);
}

/** The key as Web Crypto wants it, imported once per algorithm; undefined when its numbers make no key. */
export function verifyingKey(key: VerifyingKey, algorithm: Algorithm): Promise<CryptoKey | undefined> {
  return once(key.imported, algorithm.name, async () => {
    try {
      return await importKey(key, algorithm);
    } catch {
      return undefined;
    }
  });
}

async function importKey({ holds }: VerifyingKey, algorithm: Algorithm): Promise<CryptoKey | undefined> {
  if ('secret' in holds) return importHmac(holds.secret, algorithm);
  return (await importJWK(holds.jwk as JWK, algorithm.name)) as CryptoKey;
}

function setOf(keys: readonly VerifyingKey[]): KeySet {
  return { facts: keys.map((key) => key.facts), keys };
}

/** A registered key from a JWK. `use`, `key_ops` and `alg` stay facts: they are judged by rules, not by the import. */
export function ofJwk(jwk: JsonObject, duplicates: readonly string[]): VerifyingKey {
  const facts = jwkFacts(jwk, duplicates);
  const secret = facts.kty === 'oct' && typeof jwk['k'] === 'string' ? decode(jwk['k']) : undefined;
  const holds = secret === undefined ? { jwk: pick(jwk, ['kty', ...publicMembers[facts.kty]]) } : { secret };
  return { facts, holds, imported: new Map() };
}
