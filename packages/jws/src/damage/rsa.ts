import type { JsonObject } from '@assay/validator';
import { AssayError } from '@assay/validator';
import { type ClientKey, privateJwkOf, requireAlgorithm, signingKey } from '../client-key.ts';
import { concat, decode, encode, type Octets, utf8 } from '../octets.ts';
import { signParts } from '../sign.ts';
import { type DamageEntry, forFamilies, type Parts } from './damage.ts';
import { numberOf, octetsOfNumber } from './number.ts';

/** RSA signatures that are padded in another way than the algorithm says. */
export type RsaDamage = 'pss-without-salt' | 'pkcs1-under-pss' | 'pss-under-pkcs1' | 'pkcs1-short-padding';

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

/** How EMSA-PKCS1-v1_5 announces a hash (RFC 8017 section 9.2, note 1). */
const digestInfo: Readonly<Record<number, readonly number[]>> = {
  256: [0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20],
  384: [0x30, 0x41, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2, 5, 0, 4, 0x30],
  512: [0x30, 0x51, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3, 5, 0, 4, 0x40],
};

/** The right hash behind eight octets of padding, with junk in the rest: what a forger with a small exponent makes. */
async function shortPadding({ header, payload }: Parts, key: ClientKey): Promise<string> {
  const input = `${header}.${payload}`;
  const { hash } = requireAlgorithm(key.alg);
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest(`SHA-${hash}`, utf8(input)));
  const start = [0, 1, ...Array<number>(8).fill(0xff), 0, ...(digestInfo[hash] ?? [])];
  const size = Math.ceil((key.facts.bits ?? 0) / 8);
  const message = concat([Uint8Array.from(start), digest, new Uint8Array(size).fill(0x5a)]).subarray(0, size);
  return `${input}.${encode(rawSignature(message, privateJwkOf(key) ?? {}))}`;
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

/** The damages of this file. */
export const rsaDamages: Readonly<Record<RsaDamage, DamageEntry>> = {
  'pss-without-salt': { applies: forFamilies('PS'), apply: (parts, { key }) => withoutSalt(parts, key) },
  'pkcs1-under-pss': under('PS', 'RS'),
  'pss-under-pkcs1': under('RS', 'PS'),
  'pkcs1-short-padding': { applies: forFamilies('RS'), apply: (parts, { key }) => shortPadding(parts, key) },
};
