import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import type { Example, Params } from '../../src/rule.ts';
import { compact } from '../../src/rules/assertion/example-text.ts';
import { createValidate } from '../../src/validate.ts';
import type { Finding } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { cleanClaims, cleanFacts, factsOf, requestOf } from './clean.ts';
import { ruleFiles } from './rule-files.ts';
import { syntheticProfile } from './synthetic-profile.ts';

const words = new Map(ruleFiles.map((file) => [file.rule.id, file.words]));
const validate = createValidate(sayWith((id) => words.get(id)));
const rules = ruleFiles.map(({ rule }) => rule);

interface Given {
  readonly claims?: Readonly<Record<string, Json | undefined>>;
  /** A fact that is `undefined` is not known. */
  readonly facts?: Example['facts'];
  /** The only rules that hold; all of them when left out. */
  readonly rules?: readonly string[];
  /** Parameters of the first of them. */
  readonly params?: Params;
}

function findings({ claims = {}, facts = {}, rules: only, params }: Given): readonly Finding[] {
  const own = only?.[0] && params && { id: only[0], params };
  const profile = syntheticProfile(
    rules.filter(({ id }) => only?.includes(id) ?? true),
    own || undefined,
  );
  return validate(requestOf({ claims }), profile, factsOf(facts)).findings;
}

const messages = (given: Given) => findings(given).map(({ message }) => message);
const reported = (given: Given) => findings(given).map(({ rule }) => rule);

describe('messages of time claims', () => {
  test.each<[string, Given, string]>([
    ['expired now', { claims: { exp: 1000 } }, 'the assertion expired 0 s ago'],
    [
      'expired by a fraction',
      { claims: { exp: 990 }, facts: { now: 1000.1239 } },
      'the assertion expired 10.124 s ago',
    ],
    ['not yet valid', { claims: { nbf: 1007 } }, 'the assertion is not valid for another 7 s'],
    ['made later', { claims: { iat: 1007 } }, 'the assertion says it was made 7 s from now'],
    ['made earlier', { claims: { iat: 600 } }, 'the assertion was made 400 s ago, 300 s are allowed'],
    ['too long', { claims: { exp: 1400 } }, 'exp lies 400 s ahead, 300 s are allowed'],
    [
      'too long after iat',
      { claims: { iat: 100, exp: 1_000_200 }, rules: ['exp-max-after-iat'] },
      'exp lies 1000100 s after iat, 1000000 s are allowed',
    ],
    [
      'too long after nbf',
      { claims: { nbf: 100, exp: 1_000_200 }, rules: ['exp-max-after-nbf'] },
      'exp lies 1000100 s after nbf, 1000000 s are allowed',
    ],
  ])('%s', (_title, given, message) => {
    expect(messages(given)).toEqual([message]);
  });

  test('tolerance widens the longest lifetime, to the second', () => {
    expect(reported({ claims: { exp: 1310 }, facts: { tolerance: 10 } })).toEqual([]);
    expect(reported({ claims: { exp: 1311 }, facts: { tolerance: 10 } })).toEqual(['exp-max-lifetime']);
  });

  test('the boundary is shown with the tolerance', () => {
    const facts = { tolerance: 10 };
    expect(findings({ claims: { exp: 900 }, facts })[0]?.expected).toBe('later than 990');
    expect(findings({ claims: { nbf: 1011 }, facts })[0]?.expected).toBe('at most 1010');
    expect(findings({ claims: { iat: 1011 }, facts })[0]?.expected).toBe('at most 1010');
  });
});

describe('one fault, one finding', () => {
  test.each<[Json | undefined, string]>([
    [undefined, 'aud-required'],
    [null, 'aud-required'],
    ['', 'aud-required'],
    [[], 'aud-required'],
    [7, 'aud-accepted'],
    [{}, 'aud-accepted'],
    [[''], 'aud-accepted'],
    [[['https://as.example/token']], 'aud-accepted'],
    [['https://other.example', 'https://third.example'], 'aud-accepted'],
    [['https://as.example'], 'aud-type'],
  ])('aud %j', (aud, rule) => {
    const given = { claims: { aud }, rules: ['aud-required', 'aud-type', 'aud-accepted'] };
    expect(reported(given)).toEqual([rule]);
  });

  test.each([7, {}, true, ['https://other.example']])(
    'aud %j, where no audience is known, is judged by its form',
    (aud) => {
      expect(reported({ claims: { aud }, facts: { audiences: undefined } })).toEqual(['aud-type']);
    },
  );

  test.each(['exp', 'nbf', 'iat'])('%s as a text breaks its type alone', (name) => {
    for (const value of ['0', '99999', '', null, [], {}, false]) {
      expect(reported({ claims: { nbf: 1000, [name]: value } })).toEqual([`${name}-type`]);
    }
  });

  test('a replay of a whole assertion is told by its jti', () => {
    const facts: Given['facts'] = { replay: 'seen', history: { sameAssertion: true } };
    expect(reported({ facts })).toEqual(['jti-single-use']);
    expect(reported({ facts: { ...facts, replay: undefined } })).toEqual(['assertion-single-use']);
    expect(reported({ facts: { ...facts, replay: 'not-kept' } })).toEqual(['assertion-single-use']);
  });
});

describe('iss and sub of an unknown client', () => {
  const rules = ['iss-equals-sub'];

  test('are compared where both are texts', () => {
    const given = { claims: { iss: 'client-1', sub: 'client-2' }, facts: { client: undefined }, rules };
    expect(findings(given)).toMatchObject([{ path: '/claims/sub', expected: 'client-1', actual: '"client-2"' }]);
    for (const value of [7, null, ['client-1'], undefined]) {
      for (const name of ['iss', 'sub']) expect(reported({ ...given, claims: { [name]: value } })).toEqual([]);
    }
  });

  test('are left to stronger rules once the client is known', () => {
    expect(reported({ claims: { sub: 'client-2' }, rules })).toEqual([]);
  });
});

describe('aud', () => {
  test.each([
    ['string', 'the aud claim is not a string'],
    ['string-or-singleton', 'the aud claim is not a string, or a list of one string'],
    ['any', 'the aud claim is not a string, or a list of strings'],
  ])('an empty list is not of the form %s', (form, message) => {
    expect(messages({ claims: { aud: [] }, rules: ['aud-type'], params: { form } })).toEqual([message]);
  });

  test('a text alone has no company', () => {
    const params = { accept: ['issuer'], sole: true };
    expect(reported({ claims: { aud: 'https://as.example' }, rules: ['aud-accepted'], params })).toEqual([]);
  });

  test('the accepted values are shown', () => {
    const [finding] = findings({ claims: { aud: 'x' } });
    expect(finding?.expected).toBe('https://as.example/token or https://as.example');
    expect(finding?.actual).toBe('"x"');
  });

  test('no audience is accepted when none is known', () => {
    const [finding] = findings({ facts: { audiences: {} } });
    expect(finding?.rule).toBe('aud-accepted');
    expect(finding?.expected).toBe('a value that this server is known by');
  });

  test('an empty list of values accepts nothing, whatever else is known', () => {
    expect(reported({ facts: { audiences: { ...cleanFacts.audiences, values: [] } } })).toContain('aud-accepted');
  });
});

describe('a number beyond a double', () => {
  /** The findings about the clean claims with some of them as JSON numbers that are given as text. */
  function withNumbers(numbers: Readonly<Record<string, string>>, only?: Params): readonly Finding[] {
    const texts = Object.entries({ ...cleanClaims, ...numbers }).map(
      ([name, value]) => `"${name}":${numbers[name] ?? JSON.stringify(value)}`,
    );
    const own = { id: 'exp-max-lifetime', params: only ?? { seconds: 300, from: 'now' } };
    const assertion = compact(undefined, `{${texts.join(',')}}`);
    return validate(requestOf({ assertion }), syntheticProfile(rules, own), cleanFacts).findings;
  }

  test.each([
    [{ exp: '1e999' }, 'exp-max-lifetime', 'exp is a number too large to be a moment', 'Infinity'],
    [{ exp: '-1e999' }, 'exp-in-future', 'exp is a number too small to be a moment', '-Infinity'],
    [{ nbf: '1e999' }, 'nbf-not-in-future', 'nbf is a number too large to be a moment', 'Infinity'],
    [{ iat: '1e999' }, 'iat-not-in-future', 'iat is a number too large to be a moment', 'Infinity'],
    [{ iat: '-1e999' }, 'iat-not-too-old', 'iat is a number too small to be a moment', '-Infinity'],
    [{ exp: '1e300' }, 'exp-max-lifetime', 'exp lies 1e+300 s ahead, 300 s are allowed', '1e+300'],
    [{ exp: '1e308' }, 'exp-max-lifetime', 'exp lies 1e+308 s ahead, 300 s are allowed', '1e+308'],
  ])('%j is told once', (numbers, rule, message, actual) => {
    expect(withNumbers(numbers)).toMatchObject([{ rule, message, actual }]);
    expect(withNumbers(numbers)).toHaveLength(1);
  });

  test('nbf may lie before every moment', () => {
    expect(withNumbers({ nbf: '-1e999' })).toEqual([]);
  });

  test('a lifetime is counted from now where iat is no moment', () => {
    const fromIat = { seconds: 300, from: 'iat' };
    const lifetimes = (numbers: Readonly<Record<string, string>>) =>
      withNumbers(numbers, fromIat).flatMap(({ rule, message }) => (rule === 'exp-max-lifetime' ? [message] : []));
    for (const iat of ['1e999', '-1e999']) {
      expect(lifetimes({ iat, exp: '1300' })).toEqual([]);
      expect(lifetimes({ iat, exp: '1301' })).toEqual(['exp lies 301 s ahead, 300 s are allowed']);
      expect(lifetimes({ iat, exp: '1e999' })).toEqual(['exp is a number too large to be a moment']);
    }
    expect(lifetimes({ iat: '-1.7e308', exp: '1.7e308' })).toEqual(['exp is a number too large to be a moment']);
  });

  test('inside a list it is shown as text', () => {
    const [finding] = withNumbers({ aud: '[1e999,"x"]' });
    expect(finding).toMatchObject({ rule: 'aud-accepted', actual: '["Infinity","x"]' });
  });
});

test.each([
  ['exp', ['exp-in-future', 'exp-max-lifetime']],
  ['nbf', ['nbf-not-in-future']],
  ['iat', ['iat-not-in-future', 'iat-not-too-old']],
])('a clock that is no number lets no %s pass', (name, expected) => {
  const claims = { exp: undefined, iat: undefined, [name]: 1000 };
  const facts = { now: Number.NaN };
  expect(reported({ claims, facts, rules: expected })).toEqual(expected);
});
