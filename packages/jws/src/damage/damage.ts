import type { JsonObject } from '@assay/validator';
import { AssayError, isJsonObject } from '@assay/validator';
import type { Algorithm } from '../algorithms.ts';
import { type ClientKey, canSign, requireAlgorithm } from '../client-key.ts';
import { parseJson } from '../json-text.ts';
import { decode, encode, type Octets, textOf } from '../octets.ts';
import { signParts } from '../sign.ts';

/** The keys a damage may use: the client's own, and one that the server must not take for it. */
export interface DamageTools {
  readonly key: ClientKey;
  /** A key of the same algorithm as `key`. */
  readonly other: ClientKey;
}

/** Who signs a changed assertion. */
export interface Signer {
  /** The client's own key, which knows the algorithm. */
  readonly key: ClientKey;
  /** Signs in its place. */
  readonly with?: ClientKey;
}

/** The three parts of a compact JWS, base64url as they stand. */
export interface Parts {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

/** One named damage. */
export interface DamageEntry {
  /** Tells whether the damage makes sense for an assertion of this key. */
  readonly applies: (key: ClientKey) => boolean;
  readonly apply: (parts: Parts, tools: DamageTools) => string | Promise<string>;
}

/** For every key. */
export const always = (): boolean => true;

/** For a key pair. */
export const forPairs = (key: ClientKey): boolean => key.method === 'private_key_jwt';

/** For a shared secret. */
export const forSecrets = (key: ClientKey): boolean => key.method === 'client_secret_jwt';

/** For keys whose registered algorithm is of one of these families. */
export function forFamilies(...families: readonly Algorithm['family'][]): (key: ClientKey) => boolean {
  return (key) => families.includes(requireAlgorithm(key.alg).family);
}

/** Writes parts as a compact JWS (RFC 7515 section 7.1). */
export function join({ header, payload, signature }: Parts): string {
  return `${header}.${payload}.${signature}`;
}

/**
 * Takes a compact JWS apart.
 *
 * @throws AssayError `ERR_CASE` when it has not exactly three parts
 */
export function split(compact: string): Parts {
  const [header, payload, signature, ...more] = compact.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) {
    throw new AssayError('ERR_CASE', 'a damage needs a compact JWS of three parts');
  }
  return { header, payload, signature };
}

/**
 * The octets of one part.
 *
 * @throws AssayError `ERR_CASE` when the part is no base64url
 */
export function octetsOf(part: string): Octets {
  const octets = decode(part);
  if (octets === undefined) throw new AssayError('ERR_CASE', 'this damage needs parts that are base64url');
  return octets;
}

/**
 * The JSON text of one part.
 *
 * @throws AssayError `ERR_CASE` when the part is no base64url of UTF-8
 */
export function textIn(part: string): string {
  const text = textOf(octetsOf(part));
  if (text === undefined) throw new AssayError('ERR_CASE', 'this damage needs parts that are UTF-8');
  return text;
}

/**
 * The JSON object of one part.
 *
 * @throws AssayError `ERR_CASE` when the part holds something else
 */
export function objectIn(part: string): JsonObject {
  const value = parseJson(textIn(part))?.value;
  if (isJsonObject(value)) return value;
  throw new AssayError('ERR_CASE', 'this damage needs a header and claims that are JSON objects');
}

/** A header or claims part from members. */
export function part(members: JsonObject): string {
  return encode(JSON.stringify(members));
}

/** The algorithm to sign with again: the header's, if the client's key can do it, else the registered one. */
export function algorithmOf({ header }: Parts, key: ClientKey): string {
  const octets = decode(header);
  const members = octets === undefined ? undefined : parseJson(textOf(octets) ?? '')?.value;
  const named = isJsonObject(members) ? members['alg'] : undefined;
  return typeof named === 'string' && canSign(key, named) ? named : key.alg;
}

/**
 * Signs changed parts again, properly, with the algorithm the assertion had.
 *
 * @throws AssayError `ERR_KEY` when the signing key cannot compute it
 */
export function signAgain(parts: Parts, changed: Partial<Parts>, by: Signer): Promise<string> {
  const { header, payload } = { ...parts, ...changed };
  return signParts(header, payload, { key: by.with ?? by.key, alg: algorithmOf(parts, by.key) });
}
