import type { JsonObject, SignatureFact } from '@assay/validator';
import { isJsonObject } from '@assay/validator';
import { type Algorithm, findAlgorithm } from './algorithms.ts';
import { canVerify, type KeySet, ofJwk, type VerifyingKey, verifyingKey } from './key-set.ts';
import { spkiOfCertificate } from './key-structure.ts';
import { decode, decodeStandard, type Octets, textOf, utf8 } from './octets.ts';
import { spkiJwk } from './pem-key.ts';

interface Signed {
  readonly header: JsonObject;
  readonly algorithm: Algorithm;
  readonly input: Octets;
  readonly signature: Octets;
}

/**
 * Checks the signature of a compact JWS (RFC 7515 section 5.2) against registered keys. Total: never throws.
 *
 * The header's `alg` only picks the computation. A `kid` that a registered key has picks that key; otherwise every key
 * that fits is tried, so an unknown `kid` is left to the rules about `kid`. `use`, `key_ops` and `alg` of a key are
 * left to rules as well. No such key at all is `no-key`. Text that is no JWS, or an unknown `alg`, is `invalid`.
 *
 * @param others keys of other clients, to tell a mix-up (`other-client`) from a forgery
 */
export async function signatureFact(assertion: string, keys: KeySet, others?: KeySet): Promise<SignatureFact> {
  const signed = readSigned(assertion);
  if (signed === undefined) return { outcome: 'invalid' };
  const candidates = choose(keys, signed);
  if (await anyVerifies(candidates, signed)) return { outcome: 'valid' };
  const outcome = candidates.length === 0 ? 'no-key' : 'invalid';
  if (await anyVerifies([...(await headerKeys(signed.header)), ...(keys.embedded?.keys ?? [])], signed)) {
    return { outcome, madeWith: 'embedded-key' };
  }
  if (await anyVerifies(others?.keys ?? [], signed)) return { outcome, madeWith: 'other-client' };
  return { outcome };
}

function readSigned(assertion: string): Signed | undefined {
  const [head = '', payload = '', tail = '', ...more] = assertion.split('.', 4);
  const header = readHeader(head);
  const algorithm = findAlgorithm(header?.['alg']);
  const signature = decode(tail);
  if (more.length > 0 || header === undefined || algorithm === undefined || signature === undefined) return undefined;
  return { header, algorithm, input: utf8(`${head}.${payload}`), signature };
}

function readHeader(part: string): JsonObject | undefined {
  const octets = decode(part);
  const text = octets === undefined ? undefined : textOf(octets);
  if (text === undefined) return undefined;
  try {
    const header: unknown = JSON.parse(text);
    return isJsonObject(header as JsonObject) ? (header as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

function choose(keys: KeySet, { header, algorithm }: Signed): readonly VerifyingKey[] {
  const { kid } = header;
  const named = typeof kid === 'string' ? keys.keys.filter((key) => key.facts.kid === kid) : [];
  return (named.length > 0 ? named : keys.keys).filter((key) => canVerify(key, algorithm));
}

async function anyVerifies(keys: readonly VerifyingKey[], signed: Signed): Promise<boolean> {
  for (const key of keys) {
    if (await verifies(key, signed)) return true;
  }
  return false;
}

async function verifies(key: VerifyingKey, { algorithm, input, signature }: Signed): Promise<boolean> {
  if (!canVerify(key, algorithm)) return false;
  const imported = await verifyingKey(key, algorithm);
  if (imported === undefined) return false;
  try {
    return await globalThis.crypto.subtle.verify(algorithm.params, imported, signature, input);
  } catch {
    // One runtime throws where another answers false, on a signature of an odd length.
    return false;
  }
}

/** The keys an assertion brings along (RFC 7515 sections 4.1.3 and 4.1.6). */
async function headerKeys(header: JsonObject): Promise<readonly VerifyingKey[]> {
  const { jwk, x5c } = header;
  const certified = Array.isArray(x5c) ? await certificateKey(x5c[0]) : undefined;
  return [jwk, certified].filter((key) => isJsonObject(key)).map((key) => ofJwk(key, []));
}

async function certificateKey(certificate: unknown): Promise<JsonObject | undefined> {
  const octets = typeof certificate === 'string' ? decodeStandard(certificate) : undefined;
  const spki = octets === undefined ? undefined : spkiOfCertificate(octets);
  return spki === undefined ? undefined : spkiJwk(spki).catch(() => undefined);
}
