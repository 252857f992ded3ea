import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import { type ClientKey, privateJwkOf, requireAlgorithm, signingKey } from '../client-key.ts';
import { concat, decode, encode, type Octets, utf8 } from '../octets.ts';
import { publicHalf } from '../public-spelling.ts';
import { signParts } from '../sign.ts';
import { type DamageEntry, forFamilies, join, octetsOf, type Parts, signAgain, split, textIn } from './damage.ts';
import { numberOf, octetsOfNumber } from './number.ts';

/** RSA signatures that are padded in another way than the algorithm says, or not reduced. */
export type RsaDamage =
  | 'pss-without-salt'
  | 'pkcs1-under-pss'
  | 'pss-under-pkcs1'
  | 'pkcs1-short-padding'
  | 'pkcs1-sha-1'
  | 'rsa-modulus-added';

/** Signed by another algorithm than the header goes on naming. */
function under(family: 'RS' | 'PS', other: 'RS' | 'PS'): DamageEntry {
  return {
    applies: forFamilies(family),
    apply: ({ header, payload }, { key }) =>
      signParts(header, payload, { key, alg: `${other}${requireAlgorithm(key.alg).hash}` }),
  };
}

async function withoutSalt({ header, payload }: Parts, key: ClientKey): Promise<string> {
  const input = `${header}.${payload}`;
  const params = { name: 'RSA-PSS', saltLength: 0 };
  const signature = await globalThis.crypto.subtle.sign(params, await signingKey(key, key.alg), utf8(input));
  return `${input}.${encode(new Uint8Array(signature))}`;
}

/** How EMSA-PKCS1-v1_5 announces a hash (RFC 8017 section 9.2, note 1), by the name of Web Crypto. */
const digestInfo: Readonly<Record<string, readonly number[]>> = {
  'SHA-1': [0x30, 0x21, 0x30, 9, 6, 5, 0x2b, 0x0e, 3, 2, 0x1a, 5, 0, 4, 0x14],
  'SHA-256': [0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20],
  'SHA-384': [0x30, 0x41, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2, 5, 0, 4, 0x30],
  'SHA-512': [0x30, 0x51, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3, 5, 0, 4, 0x40],
};

/** The hash of a text with the structure that names it, behind the zero octet that ends the padding. */
async function digestPart(hash: string, input: string): Promise<Octets> {
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest(hash, utf8(input)));
  return concat([Uint8Array.of(0, ...(digestInfo[hash] ?? [])), digest]);
}

/** The right hash behind eight octets of padding, with junk in the rest: what a forger with a small exponent makes. */
async function shortPadding({ header, payload }: Parts, key: ClientKey): Promise<string> {
  const input = `${header}.${payload}`;
  const size = modulusOctets(key);
  const start = Uint8Array.of(0, 1, ...Array<number>(8).fill(0xff));
  const digest = await digestPart(`SHA-${requireAlgorithm(key.alg).hash}`, input);
  const message = concat([start, digest, new Uint8Array(size).fill(0x5a)]).subarray(0, size);
  return `${input}.${encode(rawSignature(message, privateJwkOf(key) ?? {}))}`;
}

/** A proper signature of PKCS #1 over a hash that no algorithm of JWS uses. */
async function withSha1({ header, payload }: Parts, key: ClientKey): Promise<string> {
  const input = `${header}.${payload}`;
  const digest = await digestPart('SHA-1', input);
  const padding = new Uint8Array(modulusOctets(key) - digest.length - 2).fill(0xff);
  const message = concat([Uint8Array.of(0, 1), padding, digest]);
  return `${input}.${encode(rawSignature(message, privateJwkOf(key) ?? {}))}`;
}

function modulusOctets({ facts }: ClientKey): number {
  return Math.ceil((facts.bits ?? 0) / 8);
}

/** Whether at least one signature in a thousand keeps its length when the modulus is added. */
function hasRoom(key: ClientKey): boolean {
  const n = numberIn(publicHalf(key), 'n');
  return (256n ** BigInt(modulusOctets(key)) - n) * 1000n > n;
}

/** Signs with other white space in the header until the modulus can be added to what comes out. */
async function modulusAdded(parts: Parts, key: ClientKey): Promise<string> {
  const n = numberIn(publicHalf(key), 'n');
  const json = textIn(parts.header);
  let signed = parts;
  for (let turn = 0; !fitsBeside(n, signed); turn += 1) {
    const space = turn.toString(2).replaceAll('0', ' ').replaceAll('1', '\t');
    signed = split(await signAgain(parts, { header: encode(json + space) }, { key }));
  }
  const signature = octetsOf(signed.signature);
  return join({ ...signed, signature: encode(octetsOfNumber(numberOf(signature) + n, signature.length)) });
}

function fitsBeside(n: bigint, { signature }: Parts): boolean {
  const octets = octetsOf(signature);
  return numberOf(octets) + n < 256n ** BigInt(octets.length);
}

/** RSASP1 (RFC 8017 section 5.2.1): a message to the power of d modulo n. */
function rawSignature(message: Uint8Array, jwk: JsonObject): Octets {
  const [n, d] = [numberIn(jwk, 'n'), numberIn(jwk, 'd')];
  let power = numberOf(message) % n;
  let product = 1n;
  for (let rest = d; rest > 0n; rest >>= 1n) {
    if (rest & 1n) product = (product * power) % n;
    power = (power * power) % n;
  }
  return octetsOfNumber(product, message.length);
}

function numberIn(jwk: JsonObject, name: string): bigint {
  const octets = typeof jwk[name] === 'string' ? decode(jwk[name]) : undefined;
  if (octets === undefined) throw new AssayError('ERR_KEY', `the RSA key has no ${name}`);
  return numberOf(octets);
}

const forRsa = forFamilies('RS', 'PS');

/** The damages of this file. */
export const rsaDamages: Readonly<Record<RsaDamage, DamageEntry>> = {
  'pss-without-salt': { applies: forFamilies('PS'), apply: (parts, { key }) => withoutSalt(parts, key) },
  'pkcs1-under-pss': under('PS', 'RS'),
  'pss-under-pkcs1': under('RS', 'PS'),
  'pkcs1-short-padding': { applies: forFamilies('RS'), apply: (parts, { key }) => shortPadding(parts, key) },
  'pkcs1-sha-1': { applies: forFamilies('RS'), apply: (parts, { key }) => withSha1(parts, key) },
  'rsa-modulus-added': {
    applies: (key) => forRsa(key) && hasRoom(key),
    apply: (parts, { key }) => modulusAdded(parts, key),
  },
};
