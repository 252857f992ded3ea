import type { JsonObject } from '@assay/validator';
import { sends } from '../bench/witness.ts';
import type { Defect } from '../defect.ts';
import { strictText } from '../json-object.ts';

/** Reads a text that is no JSON as what it becomes by a change. */
function forgiving(mend: (text: string) => string): Defect['alter'] {
  return (b) => ({
    ...b,
    parseJson: (octets) => {
      const text = strictText(octets);
      return b.parseJson(octets) ?? (text === undefined ? undefined : b.parseJson(Buffer.from(mend(text))));
    },
  });
}

const NAMES = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'alg', 'kid', 'typ']);

/** Members under the name that the field knows them by, whatever the letter case of the one that was sent. */
function folded(object: JsonObject): JsonObject {
  const known = Object.entries(object).map(([name, value]) => {
    const lower = name.toLowerCase();
    return [NAMES.has(lower) && !(lower in object) ? lower : name, value] as const;
  });
  return Object.fromEntries(known);
}

/** The claims of the valid request with one more, whose text is given. */
function withClaim(text: string): Defect['witness'] {
  return sends((bench) => ({ payload: JSON.stringify(bench.base().claims).replace(/\}$/, `,"x":${text}}`) }));
}

function mended(id: string, title: string, mend: (text: string) => string, witness: Defect['witness']): Defect {
  return { id, title, kind: 'wrong-behaviour', rules: ['jws-payload-json-object'], alter: forgiving(mend), witness };
}

/** Faults of parsers that forgive what JSON does not. */
export const lenientJsonFaults: readonly Defect[] = [
  mended(
    'json-nan-read',
    'a word for no number is read as a value',
    (text) => text.replace(/:\s*NaN\b/g, ':null'),
    withClaim('NaN'),
  ),
  mended(
    'json-trailing-comma-read',
    'a comma behind the last member is passed over',
    (text) => text.replace(/,\s*\}/g, '}'),
    withClaim('1,'),
  ),
  mended(
    'json-comment-read',
    'comments are passed over',
    (text) => text.replace(/\/\*[^*]*\*\//g, ''),
    withClaim('1/* one */'),
  ),
  mended(
    'json-control-character-read',
    'strings may hold control characters',
    (text) => text.replace(/\n/g, ' '),
    withClaim('"a\nb"'),
  ),
  mended(
    'json-leading-zero-read',
    'numbers may begin with a zero',
    (text) => text.replace(/:0+(\d)/g, ':$1'),
    withClaim('0123'),
  ),
  {
    id: 'json-names-case-folded',
    title: 'names of members match in any letter case',
    kind: 'wrong-behaviour',
    rules: ['aud-required', 'exp-required', 'iss-required', 'sub-required', 'jti-required'],
    alter: (b) => ({
      ...b,
      parseJson: (octets) => {
        const object = b.parseJson(octets);
        return object === undefined ? undefined : folded(object);
      },
    }),
    witness: sends((bench) => ({ claims: { aud: undefined, AUD: bench.base().claims['aud'] } })),
  },
  {
    id: 'exp-nan-never-expires',
    title: 'an exp that is a word for no number is read, and compares with nothing',
    kind: 'wrong-behaviour',
    rules: ['jws-payload-json-object'],
    alter: (b) => ({
      ...forgiving((text) => text.replace(/"exp":\s*NaN\b/, '"exp":"NaN"'))(b),
      readDate: (value, claim) => (value === 'NaN' ? Number.NaN : b.readDate(value, claim)),
      notExpired: (exp, scene) => Number.isNaN(exp) || b.notExpired(exp, scene),
      lifetimeAccepted: (exp, iat, scene) => Number.isNaN(exp) || b.lifetimeAccepted(exp, iat, scene),
      windowAccepted: (exp, start, scene) => Number.isNaN(exp) || b.windowAccepted(exp, start, scene),
      rememberUntil: (exp, scene) => (Number.isNaN(exp) ? scene.now + 300 : b.rememberUntil(exp, scene)),
    }),
    witness: sends((bench) => ({
      payload: JSON.stringify(bench.base().claims).replace(/"exp":\d+/, '"exp":NaN'),
    })),
  },
];
