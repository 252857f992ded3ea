import { holds, rules } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { caseIds, cases, nameOf, profiles, rulesOf, type Sentence, sentences } from './suite-files.ts';

const ruleIds = new Set(rules.map((one) => one.id));
const homes = { redox: 'redox-source-auth-v2', reltio: 'reltio-client-secret-jwt' } as const;

/** The rules of a sentence for which there is a case that the profile of its document would run. */
function provable({ document, rules: named = [] }: Sentence): readonly string[] {
  const profile = profiles.find((one) => one.id === homes[document]);
  const clients = Object.entries(profile?.methods ?? {}).flatMap(([method, algs]) =>
    algs.map((alg) => ({ id: '', method: method as 'private_key_jwt' | 'client_secret_jwt', algs: [alg] })),
  );
  return named.filter((rule) => {
    const line = profile?.rules.find((one) => one.rule === rule);
    if (line?.server === undefined) return false;
    const about = cases.filter((one) => rulesOf(one).includes(rule));
    return clients.some((client) => holds(line.when, client) && about.some((one) => holds(one.when, client)));
  });
}

describe.each(['redox', 'reltio'] as const)('the page of %s', (document) => {
  const mine = sentences.filter((one) => one.document === document);

  test('its sentences are numbered from 1 without a gap', () => {
    expect(mine.map((one) => one.ordinal)).toEqual(mine.map((_, index) => index + 1));
  });

  test('all of it is there', () => {
    expect(mine).toHaveLength({ redox: 76, reltio: 46 }[document]);
  });

  test('every sentence has an answer', () => {
    const silent = mine.filter(({ rules: named, cases: tried, variants, informative }) => {
      return (named ?? tried ?? variants ?? []).length === 0 && informative === undefined;
    });
    expect(silent.map(nameOf)).toEqual([]);
  });

  test('a sentence that asks for something is not called informative', () => {
    const both = mine.filter(
      (one) => one.informative !== undefined && (one.rules ?? one.cases ?? one.variants) !== undefined,
    );
    expect(both.map(nameOf)).toEqual([]);
  });

  test('every rule that is named stands in the profile made from it', () => {
    const held = profiles.find((one) => one.id === homes[document])?.rules.map((one) => one.rule) ?? [];
    const lost = mine.flatMap((one) => (one.rules ?? []).filter((rule) => !ruleIds.has(rule) || !held.includes(rule)));
    expect(lost).toEqual([]);
  });

  test('every case that is named is there, and about a rule of the sentence', () => {
    const lost = mine.flatMap((one) =>
      (one.cases ?? []).filter((id) => !caseIds.has(id)).map((id) => `${nameOf(one)}: ${id}`),
    );
    expect(lost).toEqual([]);
    const beside = mine.flatMap((one) => {
      const named = cases.filter(({ id }) => one.cases?.includes(id));
      const off = named.filter((tried) => !rulesOf(tried).some((rule) => one.rules?.includes(rule)));
      return off.map(({ id }) => `${nameOf(one)}: ${id}`);
    });
    expect(beside).toEqual([]);
  });

  test('a rule that cases try is tried by a case of the sentence', () => {
    const untried = mine.flatMap((one) => {
      const tried = cases.filter(({ id }) => one.cases?.includes(id)).flatMap(rulesOf);
      return provable(one)
        .filter((rule) => !tried.includes(rule))
        .map((rule) => `${nameOf(one)}: ${rule}`);
    });
    expect(untried).toEqual([]);
  });
});
