import type { Json } from '@assay/validator';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Bench,
  breachOf,
  type Edit,
  type Expectation,
  expectation,
  mint,
  neighbours,
  ownProfile,
  type Past,
  type Recipe,
  shippedProfile,
} from '../src/index.ts';
import { benchOf } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await benchOf(shippedProfile('redox-source-auth-v2'), 'RS384');
});

interface Ask {
  readonly tolerates?: readonly string[];
  readonly past?: Past;
}

async function owed(recipe: Recipe, ask: Ask = {}, on: Bench = bench): Promise<Expectation> {
  return expectation(await mint(recipe, on), on, ask);
}

function at(path: Edit['path'], value: Json): Recipe {
  return { edit: [{ op: 'replace', path, value }] };
}

/** A profile with these lines in the place of those of RFC 7523. */
function own(rules: object): Bench {
  const source = {
    $schema: 'x',
    id: 'own',
    title: 'Own',
    edition: '2026-11',
    extends: 'rfc7523',
    methods: { private_key_jwt: ['RS384'] },
    rules,
  };
  return { ...bench, profile: ownProfile(JSON.stringify(source), 'own.json') };
}

describe('the dead band', () => {
  test.each([
    ['exp 59 s ago', '/claims/exp', -59, 'either', 'exp-in-future'],
    ['exp 61 s ago', '/claims/exp', -61, 'reject', 'exp-in-future'],
    ['exp 359 s ahead', '/claims/exp', 359, 'either', 'exp-max-lifetime'],
    ['exp 361 s ahead', '/claims/exp', 361, 'reject', 'exp-max-lifetime'],
    ['nbf 59 s ahead', '/claims/nbf', 59, 'either', 'nbf-not-in-future'],
    ['nbf 75 s ahead', '/claims/nbf', 75, 'reject', 'nbf-not-in-future'],
  ] as const)('%s', async (_, path, distance, expected, rule) => {
    const { expect: wanted, violates, ifAccepted } = await owed(at(path, { $now: distance }));
    expect(wanted).toBe(expected);
    expect(violates).toEqual([rule]);
    expect(ifAccepted?.rule).toBe(expected === 'reject' ? rule : undefined);
  });

  test('does not blur what has nothing to do with time', async () => {
    expect(await owed(at('/claims/aud', 'x'))).toMatchObject({
      expect: 'reject',
      ifAccepted: { rule: 'aud-accepted', level: 'MUST' },
    });
  });
});

describe('a promise', () => {
  test('that the profile makes: a refusal breaks it', async () => {
    const claim = at('/claims/x', 1);
    expect(await owed(claim, { tolerates: ['unknown-claims-accepted'] })).toMatchObject({
      expect: 'accept',
      ifRefused: { rule: 'unknown-claims-accepted', level: 'MUST' },
      violates: [],
    });
    expect((await owed(claim)).expect).toBe('either');
  });

  test('that the profile drops: nothing is expected', async () => {
    const without = own({ 'unknown-claims-accepted': { drop: 'A claim that nobody knows may be a mistake.' } });
    const line = without.profile.rules.find((one) => one.rule === 'unknown-claims-accepted');
    expect(line).toBeUndefined();
    const { expect: wanted, ifRefused } = await owed(
      at('/claims/x', 1),
      { tolerates: ['unknown-claims-accepted'] },
      without,
    );
    expect({ wanted, ifRefused }).toEqual({ wanted: 'either', ifRefused: undefined });
  });

  test('is not kept for a request that breaks something else', async () => {
    const { expect: wanted, ifRefused } = await owed(at('/claims/aud', 'x'), {
      tolerates: ['unknown-claims-accepted'],
    });
    expect({ wanted, ifRefused }).toEqual({ wanted: 'reject', ifRefused: undefined });
  });
});

describe('a level', () => {
  const typ = (level: string) => own({ 'typ-value': { level, params: { accept: ['JWT'] }, spec: ['rfc7519#5.1'] } });

  test.each([
    ['MUST', 'reject'],
    ['SHOULD', 'either'],
    ['MAY', 'either'],
  ])('%s: %s', async (level, expected) => {
    const found = await owed(at('/header/typ', 'assay'), {}, typ(level));
    expect(found).toMatchObject({
      expect: expected,
      violates: ['typ-value'],
      ifAccepted: { rule: 'typ-value', level },
    });
  });

  test('of the heaviest finding decides', async () => {
    const both: Recipe = {
      edit: [
        { op: 'replace', path: '/header/typ', value: 'assay' },
        { op: 'replace', path: '/claims/aud', value: 'x' },
      ],
    };
    const found = await owed(both, {}, typ('MAY'));
    expect(found).toMatchObject({ expect: 'reject', ifAccepted: { rule: 'aud-accepted' } });
    expect([...found.violates].sort()).toEqual(['aud-accepted', 'typ-value']);
  });

  test('of a condition that does not hold is none', () => {
    const elsewhere = own({
      'typ-value': { level: 'MUST', when: { alg: ['ES256'] }, params: { accept: ['JWT'] }, spec: ['rfc7519#5.1'] },
    });
    expect(breachOf('typ-value', elsewhere)).toBeUndefined();
    expect(breachOf('typ-value', typ('SHOULD'))).toMatchObject({ level: 'SHOULD' });
  });
});

describe('the cause of a refusal', () => {
  const unknown: Recipe = { edit: [{ op: 'replace', path: '/params/scope', value: { $scope: 'unknown' } }] };

  test('is not what the accepted form of the run breaks at MAY', async () => {
    const plain = await benchOf(shippedProfile('oidc-core-private-key-jwt'), 'ES256');
    const neighbour = neighbours.find(({ id }) => id === 'aud-issuer');
    const issuer: Bench = { ...plain, ...(neighbour && { neighbour }) };
    expect(await owed(unknown, {}, issuer)).toMatchObject({ violates: ['aud-is-token-endpoint'], refusals: [] });
    expect((await owed(at('/claims/aud', 'x'), {}, issuer)).refusals).toEqual(['authentication']);
  });

  test('is what the request breaks at MAY, where the plain form is accepted', async () => {
    const found = await owed(at('/header/typ', 'assay'), {}, own({ 'typ-value': mayBeJwt }));
    expect(found).toMatchObject({ violates: ['typ-value'], refusals: ['authentication'] });
  });

  const mayBeJwt = { level: 'MAY', params: { accept: ['JWT'] }, spec: ['rfc7519#5.1'] };
});

describe('the past', () => {
  test('a jti that was seen', async () => {
    expect(await owed({}, { past: { replay: 'seen', history: {} } })).toMatchObject({
      expect: 'reject',
      ifAccepted: { rule: 'jti-single-use' },
    });
  });

  test('a jti that is fresh', async () => {
    expect(await owed({}, { past: { replay: 'fresh', history: {} } })).toMatchObject({
      expect: 'either',
      violates: [],
    });
  });
});
