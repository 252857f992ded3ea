import { AssayError } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { checkShape, nearest, ownProfile, profileIds, shippedProfile } from '../src/index.ts';

const source = {
  $schema: 'x',
  id: 'own',
  title: 'Own',
  edition: '2026-11',
  extends: 'rfc7523',
  methods: { private_key_jwt: ['RS384'] },
  rules: {},
};

/** The error that a text causes. */
function errorOf(text: string): AssayError {
  try {
    ownProfile(text, 'own.json');
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
  throw new TypeError('the profile was taken');
}

function messageOf(more: object): string {
  const { code, message } = errorOf(JSON.stringify({ ...source, ...more }));
  expect(code).toBe('ERR_PROFILE');
  return message;
}

describe('a profile of the user', () => {
  test('that extends a shipped one is resolved', () => {
    const profile = ownProfile(JSON.stringify(source), 'own.json');
    expect(profile.id).toBe('own');
    expect(profile.rules.length).toBe(shippedProfile('rfc7523').rules.length);
  });

  test.each(profileIds())('that extends %s changes the line it writes and inherits the rest', (id) => {
    const parent = shippedProfile(id);
    const rules = { 'exp-in-future': { level: 'MUST', spec: ['our-house#1'], note: 'Said again.' } };
    const extended = ownProfile(JSON.stringify({ ...source, extends: id, methods: parent.methods, rules }), 'own.json');
    expect(extended.ancestors).toEqual([id, ...parent.ancestors]);
    expect(extended.rules.map((one) => one.rule)).toEqual(parent.rules.map((one) => one.rule));
    expect(extended.rules.filter((one) => one.origin === 'own').map((one) => one.rule)).toEqual(['exp-in-future']);
    expect(extended.rules.filter((one) => one.origin !== 'own')).toEqual(
      parent.rules.filter((one) => one.rule !== 'exp-in-future'),
    );
    expect(extended.refusals).toEqual(parent.refusals);
  });

  test.each([
    ['', 'own.json:1:1: not JSON'],
    ['{"id": "own"', 'own.json:1:13: not JSON'],
    ['{\n\n}}', 'own.json:3:2: not JSON'],
  ])('%j is no JSON, and the place is named', (text, message) => {
    const error = errorOf(text);
    expect(error.code).toBe('ERR_PROFILE');
    expect(error.message).toContain(message);
  });

  test.each([
    ['a member nobody knows', { titel: 'x' }, 'own.json: /: unknown member "titel"; did you mean "title"?'],
    ['a member like none', { zzzzzzzzzz: 1 }, 'own.json: /: unknown member "zzzzzzzzzz"'],
    ['a number for a text', { title: 7 }, 'own.json: /title: expected string'],
    ['no month', { edition: '2026' }, 'own.json: /edition: the value must match pattern'],
    [
      'an algorithm nobody knows',
      { methods: { private_key_jwt: ['RS385'] } },
      'own.json: /methods/private_key_jwt/0: expected one of "RS256"',
    ],
    ['a method nobody knows', { methods: { private_key_jvt: ['RS384'] } }, 'did you mean "private_key_jwt"?'],
    ['no refusals and no parent', { extends: undefined }, 'expected the member "refusals"'],
    [
      'a rule without a section',
      { rules: { 'aud-accepted': { level: 'MUST' } } },
      '/rules/aud-accepted: expected the member "spec"',
    ],
    [
      'a level nobody knows',
      { rules: { 'aud-accepted': { level: 'SHALL', spec: ['a#1'] } } },
      '/rules/aud-accepted/level: expected one of "MUST"',
    ],
    ['a rule nobody knows', { rules: { 'aud-acepted': { level: 'MUST', spec: ['a#1'] } } }, 'aud-acepted'],
    [
      'a parameter of a wrong type',
      { rules: { 'exp-max-lifetime': { params: { seconds: 'x' }, level: 'MUST', spec: ['a#1'] } } },
      'exp-max-lifetime',
    ],
    ['a parent nobody knows', { extends: 'rfc7524' }, 'rfc7524'],
  ])('with %s is refused', (_, more, message) => {
    expect(messageOf(more)).toContain(message);
  });
});

test('a shipped profile that does not exist: the nearest is named', () => {
  expect(() => shippedProfile('redox-source-auth')).toThrow(
    'no profile "redox-source-auth"; did you mean "redox-source-auth-v2"?',
  );
  expect(() => shippedProfile('x')).toThrow('known profiles: ');
});

test('data of a wrong shape carries the code that was asked for', () => {
  const shape = { file: 'b.json', code: 'ERR_CONFIG' } as const;
  expect(() => checkShape({}, 'baseline', shape)).toThrow(expect.objectContaining({ code: 'ERR_CONFIG' }));
});

test.each([
  ['titel', ['title', 'id'], 'title'],
  ['AUD', ['aud', 'exp'], 'aud'],
  ['zzzzzz', ['title', 'id'], undefined],
  ['x', [], undefined],
])('the name nearest to %s among %j is %s', (name, known, near) => {
  expect(nearest(name, known)).toBe(near);
});
