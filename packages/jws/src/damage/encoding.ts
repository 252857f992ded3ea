import type { ClientKey } from '../client-key.ts';
import { requireAlgorithm } from '../client-key.ts';
import { encode } from '../octets.ts';
import { always, type DamageEntry, type DamageTools, join, type Parts, signAgain, split, textIn } from './damage.ts';

/** Damages of the base64url alphabet and of what stands around it. */
export type EncodingDamage =
  | 'pad-signature'
  | 'pad-header'
  | 'standard-alphabet'
  | 'space-in-signature'
  | 'newline-at-end'
  | 'space-at-end'
  | 'junk-in-signature'
  | 'junk-at-end'
  | 'unused-bits'
  | 'letter-case-in-signature';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Changes the text of the signature, not its octets. */
function text(change: (signature: string) => string, applies: DamageEntry['applies'] = always): DamageEntry {
  return { applies, apply: (parts) => join({ ...parts, signature: change(parts.signature) }) };
}

function insert(signature: string, piece: string): string {
  const middle = Math.floor(signature.length / 2);
  return `${signature.slice(0, middle)}${piece}${signature.slice(middle)}`;
}

/** The padding RFC 7515 leaves away; where the length needs none, one sign all the same. */
function pad(signature: string): string {
  return signature + '='.repeat((4 - (signature.length % 4)) % 4 || 1);
}

/** Signed over the padded text, so that only the padding is wrong. */
function padHeader(parts: Parts, { key }: DamageTools): Promise<string> {
  // White space after the JSON object is lawful, and makes a length that padding would belong to.
  const json = textIn(parts.header);
  const longer = [parts.header, encode(`${json} `)].find((header) => header.length % 4 !== 0) ?? parts.header;
  return signAgain(parts, { header: pad(longer) }, { key });
}

/** Signs with ever more white space in the header until the two alphabets differ in the signature. */
async function standardAlphabet(parts: Parts, { key }: DamageTools): Promise<string> {
  const json = textIn(parts.header);
  let signed = parts;
  for (let spaces = 0; !/[-_]/.test(signed.signature); spaces += 1) {
    const header = encode(json + ' '.repeat(spaces));
    signed = split(await signAgain(parts, { header }, { key }));
  }
  return join({ ...signed, signature: signed.signature.replaceAll('-', '+').replaceAll('_', '/') });
}

/** Sets the lowest bit of the last character, which belongs to no octet. */
function unusedBits(signature: string): string {
  const last = alphabet[alphabet.indexOf(signature.at(-1) ?? '') | 1] ?? '';
  return signature.slice(0, -1) + last;
}

/** Exchanges capital and small letters; the last character stays, whose unused bits must remain zero. */
function otherCase(signature: string): string {
  const swapped = signature
    .slice(0, -1)
    .replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
  return swapped + signature.slice(-1);
}

function hasUnusedBits({ alg, facts }: ClientKey): boolean {
  const octets = requireAlgorithm(alg).signatureOctets ?? Math.ceil((facts.bits ?? 0) / 8);
  return octets % 3 !== 0;
}

/** The damages of this file. */
export const encodingDamages: Readonly<Record<EncodingDamage, DamageEntry>> = {
  'pad-signature': text(pad),
  'pad-header': { applies: always, apply: padHeader },
  'standard-alphabet': { applies: always, apply: standardAlphabet },
  'space-in-signature': text((signature) => insert(signature, ' ')),
  'newline-at-end': text((signature) => `${signature}\n`),
  'space-at-end': text((signature) => `${signature} `),
  'junk-in-signature': text((signature) => insert(signature, '!')),
  'junk-at-end': text((signature) => `${signature}!!!!`),
  'unused-bits': text(unusedBits, hasUnusedBits),
  'letter-case-in-signature': text(otherCase),
};
