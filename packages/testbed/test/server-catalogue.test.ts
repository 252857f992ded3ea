import { expect, test } from 'vitest';
import { faults } from '../src/faults.ts';
import { variants } from '../src/variants.ts';
import mistakes from './server-mistakes.json' with { type: 'json' };
import traps from './server-traps.json' with { type: 'json' };

/** Why no fault or no variant of the reference endpoint stands for an entry. */
interface Reason {
  readonly reason: string;
  readonly why: string;
  /** Variants that show the behaviour to be lawful. */
  readonly variants?: readonly string[];
}

type Catalogue = Readonly<Record<string, readonly string[] | Reason>>;

/** Why a mistake of servers cannot be held against a token endpoint. */
const unseen = [
  'needs an operator',
  'needs load',
  'no accepted control',
  'outside the token endpoint',
  'inside the endpoint',
  'encryption key unknown',
  'lawful',
];

/** Why a trap needs no variant. */
const untrapped = ['the correct endpoint does', 'settled otherwise', 'not about an endpoint'];

const faultIds = new Set(faults.map(({ id }) => id));
const variantIds = new Set(variants.map(({ id }) => id));

function isReason(entry: readonly string[] | Reason): entry is Reason {
  return !Array.isArray(entry);
}

/** What is wrong with the entries of a catalogue, one line each. */
function wrongIn(catalogue: Catalogue, known: ReadonlySet<string>, closed: readonly string[]): readonly string[] {
  return Object.entries(catalogue).flatMap(([id, entry]) => {
    if (!isReason(entry)) {
      const strange = entry.filter((one) => !known.has(one));
      return entry.length > 0 && strange.length === 0 ? [] : [`${id}: ${strange.join(' ') || 'nothing named'}`];
    }
    const { reason, why, variants: shown = [] } = entry;
    const told = closed.includes(reason) && /^[A-Z][^\n]{30,}[^.]$/.test(why);
    const lawful = (reason === 'lawful') === shown.length > 0 && shown.every((one) => variantIds.has(one));
    return told && lawful ? [] : [`${id}: ${reason}: ${why}`];
  });
}

test('every known mistake of servers is a fault here, or cannot be seen for a reason of the list', () => {
  expect(wrongIn(mistakes as Catalogue, faultIds, unseen)).toEqual([]);
  expect(Object.keys(mistakes).length).toBe(186);
});

test('every trap for a suite is a lawful variant here, or needs none for a reason of the list', () => {
  expect(wrongIn(traps as Catalogue, variantIds, untrapped)).toEqual([]);
  expect(Object.keys(traps).length).toBe(39);
});

test('every reason of the two lists is given somewhere', () => {
  const given = [...Object.values(mistakes as Catalogue), ...Object.values(traps as Catalogue)]
    .filter(isReason)
    .map(({ reason }) => reason);
  expect([...unseen, ...untrapped].filter((one) => !given.includes(one))).toEqual([]);
});
