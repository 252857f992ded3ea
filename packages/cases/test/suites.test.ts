import { rules } from '@assay/validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkShape, profileIds, type SchemaName } from '../src/index.ts';
import requirementIds from './requirement-ids.json' with { type: 'json' };
import { caseIds, cases, jsonFiles, profiles, propertyIds, reasons, rulesOf, suiteFile } from './suite-files.ts';

const ruleIds = new Set(rules.map((one) => one.id));

describe('files', () => {
  const shaped: readonly (readonly [string, SchemaName])[] = [
    ...jsonFiles('profiles').map((path) => [path, 'profile'] as const),
    ...jsonFiles('cases')
      .filter((path) => path !== 'cases/reasons.json')
      .map((path) => [path, 'cases'] as const),
    ['sources.json', 'sources'],
    ['seeds.json', 'seeds'],
  ];

  test.each(shaped)('%s obeys the schema of %s', (path, schema) => {
    expect(() => checkShape(suiteFile(path), schema, { file: path, code: 'ERR_CASE' })).not.toThrow();
  });

  test.each(shaped)('%s names the schema of %s, for editors', (path, schema) => {
    const depth = path.split('/').length - 1;
    const { $schema } = suiteFile<{ readonly $schema: string }>(path);
    expect($schema).toBe(`${depth === 0 ? './' : '../'.repeat(depth)}schema/${schema}.schema.json`);
  });

  test.each(jsonFiles('schema'))('%s is a JSON Schema', (path) => {
    const ajv = new Ajv2020();
    expect([ajv.validateSchema(suiteFile<object>(path)), ajv.errors]).toEqual([true, null]);
  });

  test('a file that breaks its schema is refused', () => {
    const wrong = { ...suiteFile<object>('sources.json'), surplus: 1 };
    expect(() => checkShape(wrong, 'sources', { file: 'sources.json', code: 'ERR_CASE' })).toThrow('surplus');
  });

  test('every JSON file is known to a test', () => {
    const others = ['cases/reasons.json', 'requirements.json', 'fixtures/seeds.json', 'package.json'];
    const schemas = jsonFiles('schema').map((path) => path.replace(/^schema\/|\.schema\.json$/g, ''));
    const known = [...shaped.map(([path]) => path), ...others, ...jsonFiles('schema')];
    expect(
      jsonFiles('.')
        .map((path) => path.slice(2))
        .filter((path) => !known.includes(path)),
    ).toEqual([]);
    expect(schemas.sort()).toEqual(['baseline', 'cases', 'check', 'config', 'profile', 'report', 'seeds', 'sources']);
  });
});

describe('profiles', () => {
  interface Sources {
    readonly documents: readonly { readonly id: string; readonly sections: Readonly<Record<string, string>> }[];
  }
  const { documents } = suiteFile<Sources>('sources.json');
  const sections = new Set(documents.flatMap(({ id, sections: all }) => Object.keys(all).map((one) => `${id}#${one}`)));

  test('every one resolves, each to more than a hundred rules', () => {
    expect(profiles.map((one) => one.id)).toEqual(profileIds());
    expect(profiles.filter((one) => one.rules.length <= 100)).toEqual([]);
  });

  test.each(profileIds())('%s cites sections that sources.json lists', (id) => {
    const lines = profiles.find((one) => one.id === id)?.rules ?? [];
    const lost = lines.flatMap(({ rule, spec }) =>
      spec.filter((one) => !sections.has(one)).map((one) => `${rule}: ${one}`),
    );
    expect(lost).toEqual([]);
    expect(lines.filter((one) => one.spec.length === 0)).toEqual([]);
  });

  test('every section listed is cited', () => {
    const cited = new Set(profiles.flatMap((one) => one.rules.flatMap((line) => line.spec)));
    expect([...sections].filter((one) => !cited.has(one) && !isVendorPage(one))).toEqual([]);
  });

  /** The two pages that started the suite are listed whole; not all of their sections ask for something. */
  function isVendorPage(section: string): boolean {
    return section.startsWith('redox#') || section.startsWith('reltio#');
  }
});

describe('requirements', () => {
  type Answer = readonly string[] | { readonly informative: string };
  const answers = suiteFile<Readonly<Record<string, Readonly<Record<string, Answer>>>>>('requirements.json');
  const reviewed: Readonly<Record<string, readonly string[]>> = requirementIds;

  test('the profiles of the list have their requirements', () => {
    expect(Object.keys(answers).sort()).toEqual(Object.keys(reviewed).sort());
  });

  test.each(Object.keys(requirementIds))('%s answers every requirement of the reviewed list, and no other', (id) => {
    expect(Object.keys(answers[id] ?? {}).sort()).toEqual([...(reviewed[id] ?? [])].sort());
  });

  test.each(Object.keys(requirementIds))('%s holds every rule that its requirements name', (id) => {
    const profile = profiles.find((one) => one.id === id);
    const held = new Set(profile?.rules.map((one) => one.rule));
    const named = Object.entries(answers[id] ?? {}).flatMap(([name, answer]) =>
      'informative' in answer ? [] : answer.map((rule) => ({ name, rule })),
    );
    expect(named.filter(({ rule }) => !ruleIds.has(rule))).toEqual([]);
    expect(named.filter(({ rule }) => !held.has(rule))).toEqual([]);
  });

  test.each(Object.keys(requirementIds))('%s answers with a rule at least, or says why there is none', (id) => {
    const empty = Object.entries(answers[id] ?? {}).filter(([, answer]) =>
      'informative' in answer ? !/\.$/.test(answer.informative) : answer.length === 0,
    );
    expect(empty).toEqual([]);
  });
});

describe('coverage', () => {
  const closed =
    /^(?:needs the server's log|needs an operator|statistical|judged on every answer|covered by [a-z0-9-]+)$/;
  const owed = profiles.flatMap((one) =>
    one.rules.filter((line) => line.server === 'MUST' || line.server === 'SHOULD'),
  );
  const covered = new Set(cases.flatMap(rulesOf));

  test('every MUST and SHOULD of a server has a case, or a reason for having none', () => {
    const bare = [...new Set(owed.map((line) => line.rule))].filter((rule) => !covered.has(rule) && !(rule in reasons));
    expect(bare).toEqual([]);
  });

  test('a reason comes from the closed set and explains itself in a sentence', () => {
    const strange = Object.entries(reasons).filter(
      ([, { reason, why }]) => !closed.test(reason) || !/^[A-Z].+\.$/.test(why),
    );
    expect(strange).toEqual([]);
  });

  test('a reason is given for a rule that is owed and has no case', () => {
    const named = Object.keys(reasons);
    // What every answer shows is shown to runs that leave the cases out.
    const always = named.filter((rule) => reasons[rule]?.reason === 'judged on every answer');
    expect(named.filter((rule) => covered.has(rule) && !always.includes(rule))).toEqual([]);
    expect(named.filter((rule) => !owed.some((line) => line.rule === rule))).toEqual([]);
  });

  test('a case that is said to cover a rule is there', () => {
    const lost = Object.values(reasons).flatMap(({ reason }) => {
      const id = /^covered by (.+)$/.exec(reason)?.[1];
      return id === undefined || caseIds.has(id) ? [] : [id];
    });
    expect(lost).toEqual([]);
  });

  test('no case is the only one for more than three rules', () => {
    const sole = new Map<string, readonly string[]>();
    for (const rule of covered) {
      const about = cases.filter((one) => rulesOf(one).includes(rule));
      const [only] = about;
      if (about.length === 1 && only !== undefined) sole.set(only.id, [...(sole.get(only.id) ?? []), rule]);
    }
    expect([...sole].filter(([, alone]) => alone.length > 3)).toEqual([]);
  });
});

test('ids of cases, rules and properties are different words', () => {
  const all = [...cases.map((one) => one.id), ...ruleIds, ...propertyIds, 'control'];
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  expect(all.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
});
