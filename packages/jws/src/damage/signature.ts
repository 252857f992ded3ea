import { AssayError } from '@assay/validator';
import { ecdsaToDer } from '../der.ts';
import { concat, encode, hexOf, type Octets, utf8 } from '../octets.ts';
import {
  always,
  type DamageEntry,
  forFamilies,
  forSecrets,
  join,
  objectIn,
  octetsOf,
  type Parts,
  part,
} from './damage.ts';

/** Damages of the signature's octets, or of what it covers. */
export type SignatureDamage =
  | 'flip-signature-octet'
  | 'flip-first-signature-octet'
  | 'flip-last-signature-octet'
  | 'flip-two-signature-octets'
  | 'swap-signature-octets'
  | 'cut-signature'
  | 'empty-signature'
  | 'no-signature-part'
  | 'zero-signature'
  | 'truncate-mac-16'
  | 'truncate-mac-4'
  | 'mac-as-hex'
  | 'der-signature'
  | 'leading-zero-signature'
  | 'trailing-zero-signature'
  | 'trailing-octets-signature'
  | 'claims-swapped'
  | 'header-swapped';

/** Replaces the decoded signature. */
function octets(change: (signature: Octets) => Uint8Array, applies: DamageEntry['applies'] = always): DamageEntry {
  return {
    applies,
    apply: (parts) => {
      const signature = octetsOf(parts.signature);
      if (signature.length === 0) throw new AssayError('ERR_CASE', 'this damage needs a signature to begin with');
      return join({ ...parts, signature: encode(change(signature)) });
    },
  };
}

/** Turns the lowest bit of one octet; a relative position is counted from the end. */
function flip(signature: Octets, at: number): Octets {
  return signature.with(at, (signature.at(at) ?? 0) ^ 1);
}

/** Octets of a machine word: one that compares word by word sees two octets in the same place of two words. */
const word = 8;

/** A change of two octets, a word apart, of a signature that has so many. */
function inPairs(change: (signature: Octets) => Octets): DamageEntry {
  return octets((signature) => {
    if (signature.length <= 2 * word) throw new AssayError('ERR_CASE', 'this damage needs a signature of 17 octets');
    return change(signature);
  });
}

/** Exchanges the first two octets, a word apart, that differ. */
function swapOctets(signature: Octets): Octets {
  const at = signature.findIndex((octet, index) => octet !== signature[index + word]);
  return signature.with(at, signature[at + word] ?? 0).with(at + word, signature[at] ?? 0);
}

function swapClaims(parts: Parts): string {
  const claims = objectIn(parts.payload);
  const { exp } = claims;
  return join({ ...parts, payload: part({ ...claims, exp: typeof exp === 'number' ? exp + 1 : 1 }) });
}

function swapHeader(parts: Parts): string {
  return join({ ...parts, header: part({ ...objectIn(parts.header), 'x-assay': 'added after signing' }) });
}

/** The damages of this file. */
export const signatureDamages: Readonly<Record<SignatureDamage, DamageEntry>> = {
  'flip-signature-octet': octets((signature) => flip(signature, Math.floor(signature.length / 2))),
  'flip-first-signature-octet': octets((signature) => flip(signature, 0)),
  'flip-last-signature-octet': octets((signature) => flip(signature, -1)),
  'flip-two-signature-octets': inPairs((signature) => flip(flip(signature, word), 2 * word)),
  'swap-signature-octets': inPairs(swapOctets),
  'cut-signature': octets((signature) => signature.subarray(0, Math.floor(signature.length / 2))),
  'empty-signature': octets(() => new Uint8Array()),
  'no-signature-part': { applies: always, apply: ({ header, payload }) => `${header}.${payload}` },
  'zero-signature': octets((signature) => new Uint8Array(signature.length)),
  'truncate-mac-16': octets((signature) => signature.subarray(0, 16), forSecrets),
  'truncate-mac-4': octets((signature) => signature.subarray(0, 4), forSecrets),
  'mac-as-hex': octets((signature) => utf8(hexOf(signature)), forSecrets),
  'der-signature': octets(ecdsaToDer, forFamilies('ES')),
  'leading-zero-signature': octets((signature) => concat([Uint8Array.of(0), signature])),
  'trailing-zero-signature': octets((signature) => concat([signature, Uint8Array.of(0)])),
  'trailing-octets-signature': octets((signature) => concat([signature, Uint8Array.of(0x5a, 0x5a, 0x5a)])),
  'claims-swapped': { applies: always, apply: swapClaims },
  'header-swapped': { applies: always, apply: swapHeader },
};
