import { type ClientKey, requireAlgorithm, signingKey } from './client-key.ts';
import { hmac } from './hmac.ts';
import { encode, type Octets, utf8 } from './octets.ts';

/** What to sign: JSON texts as they are, however broken, and the algorithm to compute. */
export interface SignOptions {
  /** JSON text of the protected header; need not name `alg`, nor be JSON. */
  readonly header: string;
  /** JSON text of the claims; need not be JSON. */
  readonly payload: string;
  readonly key: ClientKey;
  /** The algorithm to compute, whatever the header says. */
  readonly alg: string;
}

/**
 * Signs a header and payload text as a compact JWS (RFC 7515 section 7.1).
 *
 * @throws AssayError `ERR_KEY` when the key cannot compute the algorithm, or the algorithm is unknown
 */
export function sign({ header, payload, key, alg }: SignOptions): Promise<string> {
  return signParts(headerPart(header), encode(payload), { key, alg });
}

/** The header that was signed last: tokens that follow each other seldom differ in it. */
let last = { header: '', part: '' };

function headerPart(header: string): string {
  if (last.header !== header) last = { header, part: encode(header) };
  return last.part;
}

/**
 * Signs two parts that are base64url already, or meant to be wrong base64url.
 *
 * @throws AssayError `ERR_KEY` when the key cannot compute the algorithm, or the algorithm is unknown
 */
export async function signParts(
  header: string,
  payload: string,
  by: { readonly key: ClientKey; readonly alg: string },
): Promise<string> {
  const input = `${header}.${payload}`;
  return `${input}.${macOf(input, by) ?? encode(await signOctets(utf8(input), by.key, by.alg))}`;
}

/** The signature as base64url, where it is an HMAC that can be had at once. */
function macOf(input: string, { key, alg }: { readonly key: ClientKey; readonly alg: string }): string | undefined {
  const { family, hash } = requireAlgorithm(alg);
  return family === 'HS' && key.material.kind === 'secret' ? hmac(hash, key.material, input) : undefined;
}

/**
 * Computes a signature over octets in the form JWS uses (RFC 7518 section 3).
 *
 * @throws AssayError `ERR_KEY` when the key cannot compute the algorithm, or the algorithm is unknown
 */
export async function signOctets(octets: Octets, key: ClientKey, alg: string): Promise<Octets> {
  const { params } = requireAlgorithm(alg);
  if (key.material.kind === 'outside') return key.material.sign(octets, alg);
  return new Uint8Array(await globalThis.crypto.subtle.sign(params, await signingKey(key, alg), octets));
}
