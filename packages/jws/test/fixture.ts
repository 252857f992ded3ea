import { constants, createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { KeyInput } from 'jose';
import { type ClientKey, generateKey, secretOf, sign } from '../src/index.ts';

/** Every algorithm the package promises. */
export const everyAlg = [
  ...['RS', 'PS', 'ES', 'HS'].flatMap((family) => [`${family}256`, `${family}384`, `${family}512`]),
  'EdDSA',
  'Ed25519',
];

const made = new Map<string, Promise<ClientKey>>();

/** One key per algorithm and name, made once per test file: RSA generation is slow. */
export function keyFor(alg: string, name = 'own'): Promise<ClientKey> {
  const id = `${alg} ${name}`;
  const known = made.get(id) ?? generateKey(alg, { kid: 'k1' });
  made.set(id, known);
  return known;
}

export const claims = {
  iss: 'client-1',
  sub: 'client-1',
  aud: 'https://as.example/token',
  exp: 4_000_000_000,
  jti: 'a',
};

/** A plain assertion of a key. */
export function assertionOf(key: ClientKey, header: object = { alg: key.alg, typ: 'JWT', kid: 'k1' }): Promise<string> {
  return sign({ header: JSON.stringify(header), payload: JSON.stringify(claims), key, alg: key.alg });
}

/** The decoded header of a compact text. */
export function headerOf(compact: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString());
}

/** The decoded claims of a compact text. */
export function claimsOf(compact: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString());
}

/** The decoded signature of a compact text. */
export function signatureOf(compact: string): Buffer {
  return Buffer.from(compact.split('.')[2] ?? '', 'base64url');
}

/** The public half as Node reads it. */
export function publicObject(key: ClientKey): KeyObject {
  return createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' });
}

/** The key as jose takes it for verifying. */
export function joseKey(key: ClientKey): KeyInput {
  const secret = secretOf(key);
  return secret === undefined ? publicObject(key) : new TextEncoder().encode(secret);
}

/** An independent judge: node:crypto over the first two parts as they stand. */
export function nodeVerifies(compact: string, key: ClientKey, alg = key.alg): boolean {
  const input = Buffer.from(compact.slice(0, compact.lastIndexOf('.')));
  const signature = signatureOf(compact);
  const secret = secretOf(key);
  if (secret !== undefined) return macIs(signature, alg, secret, input);
  const hash = alg.startsWith('Ed') ? null : `sha${alg.slice(2)}`;
  const object = publicObject(key);
  if (alg.startsWith('ES')) return verify(hash, input, { key: object, dsaEncoding: 'ieee-p1363' }, signature);
  const padding = alg.startsWith('PS') ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  return verify(hash, input, alg.startsWith('Ed') ? object : { key: object, padding, saltLength }, signature);
}

/** Whether a MAC is the one node:crypto computes. */
export function macIs(mac: Uint8Array, alg: string, secret: string | Uint8Array, input: Uint8Array): boolean {
  const expected = createHmac(`sha${alg.slice(2)}`, secret)
    .update(input)
    .digest();
  return expected.length === mac.length && timingSafeEqual(expected, mac);
}

/** The message of the AssayError that a call throws, with its code in front. */
export async function failure(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return `${code}: ${message}`;
  }
  return 'nothing was thrown';
}
