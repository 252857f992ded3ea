import type { JsonObject } from '@assay/validator';
import { concat, encode, utf8 } from '../octets.ts';
import { always, type DamageEntry, join, objectIn, octetsOf, part, signAgain, textIn } from './damage.ts';

/** Damages of the outer form, and lawful or broken spellings of the JSON inside. */
export type FormDamage =
  | 'extra-part'
  | 'trailing-dot'
  | 'json-flattened'
  | 'json-general'
  | 'five-parts'
  | 'spaced-json'
  | 'bom-payload'
  | 'invalid-utf8-payload';

/** The shape of a JWE with direct encryption (RFC 7516 section 7.1): no encrypted key, 12 octets of IV, 16 of tag. */
function fiveParts(signature: string): string {
  const header = part({ alg: 'dir', enc: 'A256GCM' });
  return [header, '', encode(new Uint8Array(12).fill(0x5a)), signature, encode(new Uint8Array(16).fill(0xa5))].join(
    '.',
  );
}

/** The same JSON with white space wherever RFC 8259 allows it, and the outer members in reverse. */
function spaced(members: JsonObject): string {
  const lines = Object.entries(members).map(
    ([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value, null, 2)}`,
  );
  return encode(`{\r\n${lines.reverse().join(' ,\n')}\n}\t\n`);
}

/** The claims with one more member whose value is an octet that UTF-8 never has. */
function brokenUtf8(payload: string): string {
  const json = textIn(payload).trimEnd().slice(0, -1);
  const comma = Object.keys(objectIn(payload)).length > 0 ? ',' : '';
  return encode(concat([utf8(`${json}${comma}"x-assay":"`), Uint8Array.of(0xff), utf8('"}')]));
}

/** The damages of this file. */
export const formDamages: Readonly<Record<FormDamage, DamageEntry>> = {
  'extra-part': { applies: always, apply: (parts) => `${join(parts)}.x` },
  'trailing-dot': { applies: always, apply: (parts) => `${join(parts)}.` },
  'json-flattened': {
    applies: always,
    apply: ({ header, payload, signature }) => JSON.stringify({ payload, protected: header, signature }),
  },
  'json-general': {
    applies: always,
    apply: ({ header, payload, signature }) =>
      JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
  },
  'five-parts': { applies: always, apply: ({ signature }) => fiveParts(signature) },
  'spaced-json': {
    applies: always,
    apply: (parts, { key }) => {
      const changed = { header: spaced(objectIn(parts.header)), payload: spaced(objectIn(parts.payload)) };
      return signAgain(parts, changed, { key });
    },
  },
  'bom-payload': {
    applies: always,
    apply: (parts, { key }) => {
      const payload = encode(concat([Uint8Array.of(0xef, 0xbb, 0xbf), octetsOf(parts.payload)]));
      return signAgain(parts, { payload }, { key });
    },
  },
  'invalid-utf8-payload': {
    applies: always,
    apply: (parts, { key }) => signAgain(parts, { payload: brokenUtf8(parts.payload) }, { key }),
  },
};
