import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JsonObject } from '@assay/validator';

/** A key pair; the public half also as a JWK without `kid`. */
export interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JsonObject;
}

const made = new Map<string, Pair>();

function generate(family: string): { privateKey: KeyObject; publicKey: KeyObject } {
  const [, bits] = /^rsa-(\d+)$/.exec(family) ?? [];
  if (bits !== undefined) return generateKeyPairSync('rsa', { modulusLength: Number(bits) });
  if (family === 'ed25519') return generateKeyPairSync('ed25519');
  if (family === 'ed448') return generateKeyPairSync('ed448');
  return generateKeyPairSync('ec', { namedCurve: family });
}

const FAMILIES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  EdDSA: 'ed25519',
  Ed25519: 'ed25519',
};

/** A key pair for an algorithm. */
export function pairFor(alg: string, owner: string): Pair {
  return pairOf(FAMILIES[alg] ?? 'rsa-2048', owner);
}

/**
 * A key pair of a family: `rsa-` and its bits, `ed25519`, `ed448`, or the name of a curve.
 *
 * One owner keeps the same pair for the whole process: RSA keys are slow to make.
 */
export function pairOf(family: string, owner: string): Pair {
  const name = `${family}/${owner}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const { privateKey, publicKey } = generate(family);
  const pair = { privateKey, publicKey, jwk: publicKey.export({ format: 'jwk' }) as JsonObject };
  made.set(name, pair);
  return pair;
}
