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
  if (family === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 });
  if (family === 'ed25519') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('ec', { namedCurve: family });
}

const FAMILIES: Readonly<Record<string, string>> = {
  ES256: 'P-256',
  ES384: 'P-384',
  ES512: 'P-521',
  EdDSA: 'ed25519',
  Ed25519: 'ed25519',
};

/** A key pair for an algorithm. One owner keeps the same pair for the whole process: RSA keys are slow to make. */
export function pairFor(alg: string, owner: string): Pair {
  const family = FAMILIES[alg] ?? 'rsa';
  const name = `${family}/${owner}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const { privateKey, publicKey } = generate(family);
  const pair = { privateKey, publicKey, jwk: publicKey.export({ format: 'jwk' }) as JsonObject };
  made.set(name, pair);
  return pair;
}
