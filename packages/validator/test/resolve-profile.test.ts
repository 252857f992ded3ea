import { describe, expect, test } from 'vitest';
import { AssayError } from '../src/error.ts';
import type { Level } from '../src/facts.ts';
import type { JsonObject } from '../src/json.ts';
import type { FlatRule, Profile, ProfileSource, Refusal } from '../src/profile.ts';
import { resolveProfile } from '../src/resolve-profile.ts';
import { rules } from '../src/rules/index.ts';
import { paramTypes } from '../src/rules/param-types.ts';

const refusal: Refusal = { status: [400], error: ['invalid_request'] };
const refusals = {
  authentication: { ...refusal, error: ['invalid_client'] },
  'malformed-request': refusal,
  'method-or-media-type': refusal,
  grant: refusal,
  scope: refusal,
};
const spec = ['document#1'];
const lifetime = { level: 'MUST', params: { seconds: 300, from: 'now' }, when: { alg: ['RS384'] }, spec } as const;
const root: ProfileSource = {
  id: 'root',
  title: 'Root',
  edition: '2026-11',
  methods: { private_key_jwt: ['RS384'], client_secret_jwt: ['HS384'] },
  rules: { 'exp-required': { level: 'MUST', spec }, 'exp-max-lifetime': lifetime },
  refusals,
};
const middle: ProfileSource = { ...bare('middle'), extends: 'root' };

/** A profile without rules and refusals. */
function bare(id: string): ProfileSource {
  return { id, title: id, edition: '2026-12', methods: { private_key_jwt: ['ES384'] }, rules: {} };
}

function lookup(...known: readonly ProfileSource[]): (id: string) => ProfileSource | undefined {
  return (id) => known.find((one) => one.id === id);
}

/** A child of the root that says this about some rules. */
function child(lines: ProfileSource['rules'], more: Partial<ProfileSource> = {}): Profile {
  return resolveProfile({ ...bare('child'), extends: 'root', rules: lines, ...more }, lookup(root));
}

function lineOf(profile: Profile, id: string): FlatRule | undefined {
  return profile.rules.find(({ rule }) => rule === id);
}

describe('a profile without a parent', () => {
  test('is flattened', () => {
    expect(resolveProfile(root)).toEqual({
      id: 'root',
      title: 'Root',
      edition: '2026-11',
      ancestors: [],
      methods: root.methods,
      rules: [
        {
          rule: 'exp-max-lifetime',
          client: 'MUST',
          server: 'MUST',
          params: { seconds: 300, from: 'now' },
          when: { alg: ['RS384'] },
          spec,
          origin: 'root',
        },
        { rule: 'exp-required', client: 'MUST', server: 'MUST', params: {}, spec, origin: 'root' },
      ],
      dropped: [],
      refusals: Object.fromEntries(Object.entries(refusals).map(([name, one]) => [name, { ...one, origin: 'root' }])),
    });
  });

  test('lists its rules in the order of this package, whatever the order of the file', () => {
    const lines = Object.fromEntries(
      [...rules].reverse().flatMap(({ id, kind }) => {
        const plain = kind !== 'tolerance' && !(id in paramTypes);
        return plain ? [[id, { level: 'MAY' as Level, spec }]] : [];
      }),
    );
    const listed = resolveProfile({ ...root, rules: lines }).rules.map(({ rule }) => rule);
    expect(listed).toEqual(rules.map(({ id }) => id).filter((id) => id in lines));
    expect(listed.length).toBeGreaterThan(50);
  });

  test.each<[string, object, object]>([
    ['level stands for both sides', { level: 'SHOULD' }, { client: 'SHOULD', server: 'SHOULD' }],
    ['a side beside level wins', { level: 'MUST', server: 'MAY' }, { client: 'MUST', server: 'MAY' }],
    ['two sides', { client: 'MUST', server: 'SHOULD' }, { client: 'MUST', server: 'SHOULD' }],
    ['one side leaves the other unbound', { client: 'MUST' }, { client: 'MUST' }],
  ])('%s', (_title, levels, expected) => {
    const profile = resolveProfile({ ...root, rules: { 'exp-required': { ...levels, spec } } });
    const { client, server } = lineOf(profile, 'exp-required') ?? {};
    expect({ ...(client && { client }), ...(server && { server }) }).toEqual(expected);
  });

  test('a note and a tolerance are kept', () => {
    const lines = {
      'iat-optional': { server: 'MUST', kind: 'tolerance', spec, note: 'Nothing asks for it.' },
    } as const;
    expect(resolveProfile({ ...root, rules: lines }).rules).toEqual([
      { rule: 'iat-optional', server: 'MUST', params: {}, spec, note: 'Nothing asks for it.', origin: 'root' },
    ]);
  });
});

test('a profile known by an excerpt alone says so, and its child speaks for itself', () => {
  const excerpt: ProfileSource = { ...root, evidence: 'excerpt' };
  expect(resolveProfile(excerpt).evidence).toBe('excerpt');
  expect(resolveProfile(middle, lookup(excerpt))).not.toHaveProperty('evidence');
});

describe('inheritance', () => {
  test('a child has the rules and refusals of its parent, and its own name and methods', () => {
    const profile = child({});
    expect(profile.rules).toEqual(resolveProfile(root).rules);
    expect(profile.refusals).toEqual(resolveProfile(root).refusals);
    expect(profile).toMatchObject({ id: 'child', edition: '2026-12', ancestors: ['root'] });
    expect(profile.methods).toEqual({ private_key_jwt: ['ES384'] });
  });

  test('ancestors are listed nearest first, each line with its origin', () => {
    const leaf: ProfileSource = {
      ...bare('leaf'),
      extends: 'middle',
      rules: { 'jti-required': { level: 'MUST', spec } },
    };
    const profile = resolveProfile(leaf, lookup(root, middle));
    expect(profile.ancestors).toEqual(['middle', 'root']);
    expect(profile.rules.map(({ rule, origin }) => [rule, origin])).toEqual([
      ['exp-max-lifetime', 'root'],
      ['exp-required', 'root'],
      ['jti-required', 'leaf'],
    ]);
  });

  test('params and when are taken over where the child leaves them out', () => {
    const profile = child({ 'exp-max-lifetime': { client: 'SHOULD', spec: ['other#2'] } });
    expect(lineOf(profile, 'exp-max-lifetime')).toEqual({
      rule: 'exp-max-lifetime',
      client: 'SHOULD',
      params: lifetime.params,
      when: lifetime.when,
      spec: ['other#2'],
      origin: 'child',
    });
  });

  test('params and when of the child replace those of the parent whole', () => {
    const params = { seconds: 60, from: 'iat' };
    const when = { method: 'private_key_jwt' } as const;
    const line = lineOf(child({ 'exp-max-lifetime': { level: 'MUST', params, when, spec } }), 'exp-max-lifetime');
    expect(line).toMatchObject({ params, when });
    expect(line?.when).toEqual(when);
  });

  test('a note is not taken over, for it speaks of another line', () => {
    const noted: ProfileSource = { ...root, rules: { 'exp-required': { level: 'MUST', spec, note: 'So it is.' } } };
    const source = { ...bare('child'), extends: 'root', rules: { 'exp-required': { level: 'MAY', spec } } } as const;
    expect(lineOf(resolveProfile(source, lookup(noted)), 'exp-required')).not.toHaveProperty('note');
  });

  test('refusals are replaced class by class', () => {
    const scope: Refusal = { status: [403], error: ['invalid_scope'] };
    const profile = child({}, { refusals: { scope } });
    expect(profile.refusals.scope).toEqual({ ...scope, origin: 'child' });
    expect(profile.refusals.grant).toEqual({ ...refusal, origin: 'root' });
  });

  test('the sources are left as they are', () => {
    const before = structuredClone(root);
    child({ 'exp-required': { drop: 'No reason.' }, 'exp-max-lifetime': { level: 'MAY', spec } });
    expect(root).toEqual(before);
  });
});

describe('drop', () => {
  const dropped = { 'exp-max-lifetime': { drop: 'The page names no limit.' } };

  test('an inherited rule is gone, and the reason is kept', () => {
    const profile = child(dropped);
    expect(profile.rules.map(({ rule }) => rule)).toEqual(['exp-required']);
    expect(profile.dropped).toEqual([{ rule: 'exp-max-lifetime', why: 'The page names no limit.', origin: 'child' }]);
  });

  test('a rule that was dropped further up stays so', () => {
    const source: ProfileSource = { ...bare('leaf'), extends: 'middle' };
    const profile = resolveProfile(source, lookup(root, { ...middle, rules: dropped }));
    expect(profile.dropped).toEqual([{ rule: 'exp-max-lifetime', why: 'The page names no limit.', origin: 'middle' }]);
  });

  test('a rule that comes back takes nothing over', () => {
    const again: ProfileSource = {
      ...bare('leaf'),
      extends: 'middle',
      rules: { 'exp-max-lifetime': { level: 'MAY', params: { seconds: 1, from: 'iat' }, spec } },
    };
    const profile = resolveProfile(again, lookup(root, { ...middle, rules: dropped }));
    expect(profile.dropped).toEqual([]);
    expect(lineOf(profile, 'exp-max-lifetime')).not.toHaveProperty('when');
  });
});

describe('ERR_PROFILE', () => {
  function told(run: () => unknown): string {
    try {
      run();
    } catch (error) {
      if (error instanceof AssayError && error.code === 'ERR_PROFILE') return error.message;
      throw error;
    }
    throw new Error('the profile was resolved');
  }

  const withParams = (id: string, params: JsonObject) => () =>
    resolveProfile({ ...root, rules: { [id]: { level: 'MUST', params, spec } } });
  const withLine = (id: string, line: object) => () => resolveProfile({ ...root, rules: { [id]: { ...line, spec } } });

  test('unknown parent', () => {
    const orphan = { ...bare('child'), extends: 'nobody' };
    const message = 'profile child: /extends: expected a known profile, found "nobody"';
    expect(told(() => resolveProfile(orphan, lookup(root)))).toBe(message);
    expect(told(() => resolveProfile(orphan))).toBe(message);
  });

  test('unknown grandparent, told with the profile that names it', () => {
    const source = { ...bare('child'), extends: 'middle' };
    expect(told(() => resolveProfile(source, lookup(middle)))).toBe(
      'profile middle: /extends: expected a known profile, found "root"',
    );
  });

  test('a profile that extends itself, or a circle of profiles', () => {
    const self = { ...root, extends: 'root' };
    const circle = { ...root, extends: 'middle' };
    const message = 'expected a profile that is not its own parent';
    expect(told(() => resolveProfile(self, lookup(self)))).toBe(`profile root: /extends: ${message}`);
    expect(told(() => resolveProfile(circle, lookup(circle, middle)))).toBe(`profile middle: /extends: ${message}`);
    expect(told(() => resolveProfile({ ...bare('leaf'), extends: 'root' }, lookup(circle, middle)))).toBe(
      `profile middle: /extends: ${message}`,
    );
  });

  test.each<[string, () => unknown, string]>([
    ['unknown rule', withLine('exp-forever', { level: 'MUST' }), '/rules/exp-forever: expected the id of a rule'],
    [
      'a rule named like a member of every object',
      withLine('constructor', { level: 'MUST' }),
      '/rules/constructor: expected the id of a rule',
    ],
    ['no level', withLine('exp-required', {}), '/rules/exp-required: expected level, client or server'],
    [
      'a tolerance that is not marked',
      withLine('iat-optional', { server: 'MUST' }),
      '/rules/iat-optional/kind: expected "tolerance"',
    ],
    [
      'a check marked as a tolerance',
      withLine('exp-required', { level: 'MUST', kind: 'tolerance' }),
      '/rules/exp-required/kind: expected nothing: a refusal does not break this rule',
    ],
    [
      'a drop where nothing was inherited',
      () => child({ 'jti-required': { drop: 'Why not.' } }),
      '/rules/jti-required: expected an inherited rule, for there is nothing to drop',
    ],
    [
      'a drop of an unknown rule',
      () => child({ never: { drop: 'Why not.' } }),
      '/rules/never: expected the id of a rule',
    ],
    [
      'a parameter of a rule that has some',
      withParams('exp-max-lifetime', { seconds: 1, from: 'now', minutes: 5 }),
      '/rules/exp-max-lifetime/params/minutes: expected no such parameter; exp-max-lifetime knows seconds, from',
    ],
    [
      'a parameter of a rule that has none',
      withParams('exp-required', { seconds: 1 }),
      '/rules/exp-required/params/seconds: expected no such parameter; exp-required knows none',
    ],
    [
      'a parameter spelled with the mark of an optional one',
      withParams('aud-accepted', { accept: [], 'sole?': true }),
      '/rules/aud-accepted/params/sole?: expected no such parameter; aud-accepted knows accept, sole',
    ],
    [
      'a missing parameter',
      withParams('exp-max-lifetime', { seconds: 1 }),
      '/rules/exp-max-lifetime/params/from: expected one of now, iat, now-without-iat',
    ],
    [
      'no parameters at all',
      withLine('exp-max-lifetime', { level: 'MUST' }),
      '/rules/exp-max-lifetime/params/seconds: expected an integer',
    ],
  ])('%s', (_title, run, message) => {
    expect(told(run)).toMatch(/^profile (root|child): /);
    expect(told(run).replace(/^profile (root|child): /, '')).toBe(message);
  });

  test.each([
    ['exp-max-lifetime', 'seconds', { from: 'now' }, ['300', 300.5, null, [300], true], 'an integer'],
    [
      'exp-max-lifetime',
      'from',
      { seconds: 300 },
      ['exp', 'NOW', '', 0, ['now'], null],
      'one of now, iat, now-without-iat',
    ],
    ['aud-accepted', 'accept', {}, ['issuer', ['issuer', 7], {}, null, true], 'a list of strings'],
    ['response-no-store', 'errors', {}, ['true', 1, null, []], 'true or false'],
    ['aud-accepted', 'sole', { accept: [] }, ['true', 1, null, []], 'true or false'],
  ] as const)('%s: a %s of a wrong type', (id, name, rest, values, wanted) => {
    for (const value of values) {
      const message = `profile root: /rules/${id}/params/${name}: expected ${wanted}`;
      expect(told(withParams(id, { ...rest, [name]: value }))).toBe(message);
    }
  });

  test('an optional parameter may be left out or given', () => {
    for (const params of [{ accept: [] }, { accept: [], sole: true }]) {
      expect(lineOf(withParams('aud-accepted', params)(), 'aud-accepted')?.params).toEqual(params);
    }
  });

  test.each(Object.keys(refusals))('no refusals of class %s anywhere', (name) => {
    const rest = Object.fromEntries(Object.entries(refusals).filter(([one]) => one !== name));
    const message = `/refusals/${name}: expected a description`;
    expect(told(() => resolveProfile({ ...root, refusals: rest }))).toBe(`profile root: ${message}`);
    expect(told(() => resolveProfile({ ...bare('child'), extends: 'root' }, lookup({ ...root, refusals: rest })))).toBe(
      `profile child: ${message}`,
    );
  });

  test('no refusals at all', () => {
    expect(told(() => resolveProfile(bare('alone')))).toBe(
      'profile alone: /refusals/authentication: expected a description',
    );
  });
});
