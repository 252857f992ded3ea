import { reasons, shippedProfile } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import {
  type Baseline,
  type BaselineEntry,
  collect,
  compare,
  exitCode,
  type Result,
  type Status,
} from '../src/index.ts';
import { outcomeOf } from '../src/outcome.ts';
import { requirementsOf } from '../src/requirements.ts';

function result(id: string, status: Status, more: Partial<Result> = {}): Result {
  return {
    id,
    variant: 'RS384',
    title: id,
    group: 'group',
    status,
    level: 'MUST',
    requirement: 'aud-accepted',
    violates: [],
    spec: [],
    expected: 'reject',
    observed: 'refused',
    message: status,
    help: '',
    evidence: [],
    seconds: 0,
    reproduce: { id, seed: 1 },
    ...more,
  };
}

const known = { reason: 'being mended', whose: 'theirs', clause: 'rfc7523#3' } as const;
const entry: BaselineEntry = { id: 'a', variant: 'RS384', status: 'failed', requirement: 'aud-accepted', ...known };

function baseline(...entries: readonly BaselineEntry[]): Baseline {
  return { version: 1, profile: 'rfc7523', entries };
}

describe('a baseline entry', () => {
  test('that matches exactly makes a result known and leaves its status', () => {
    const compared = compare([result('a', 'failed'), result('b', 'failed')], baseline(entry), '2026-11-23');
    expect(compared.results[0]).toMatchObject({ status: 'failed', known });
    expect(compared.results[1]?.known).toBeUndefined();
    expect(compared.stale).toEqual([]);
  });

  test.each([
    ['id', { id: 'b' }],
    ['variant', { variant: 'ES384' }],
    ['status', { status: 'warning' }],
    ['requirement', { requirement: 'aud-type' }],
  ] as const)('with another %s is stale', (_, other) => {
    const compared = compare([result('a', 'failed')], baseline({ ...entry, ...other }), '2026-11-23');
    expect(compared.results[0]?.known).toBeUndefined();
    expect(compared.stale).toEqual([{ entry: { ...entry, ...other }, why: 'matches no result of this run' }]);
  });

  test('without a variant matches only a result without one', () => {
    const { variant: _, ...without } = entry;
    expect(compare([result('a', 'failed')], baseline(without), '2026-11-23').stale).toHaveLength(1);
  });

  test.each([
    ['2026-11-23', 0],
    ['2026-11-22', 1],
  ])('good until %s has %i stale lines on 2026-11-23', (until, stale) => {
    const compared = compare([result('a', 'failed')], baseline({ ...entry, until }), '2026-11-23');
    expect(compared.stale).toHaveLength(stale);
    expect(compared.results[0]?.known === undefined).toBe(stale === 1);
  });

  test.each(['error', 'blocked', 'skipped'] as const)('about a result that is %s is not stale', (status) => {
    for (const until of ['2026-11-22', '2026-11-24']) {
      const { results, stale } = compare([result('a', status)], baseline({ ...entry, until }), '2026-11-23');
      expect({ stale, known: results[0]?.known }).toEqual({ stale: [], known: undefined });
    }
  });

  test('about a rule that is judged on every answer is stale only when every answer came', () => {
    const rule = result('a', 'passed', { group: 'response' });
    const stale = (...results: readonly Result[]) => compare(results, baseline(entry), '2026-11-23').stale.length;
    expect(stale(rule, result('b', 'passed'))).toBe(1);
    expect(stale(rule, result('b', 'blocked'))).toBe(0);
    expect(stale(result('control', 'error'))).toBe(0);
    expect(stale(rule, result('b', 'blocked', { variant: 'ES384' }))).toBe(1);
  });

  test('about a case that was judged is stale, whatever became of others', () => {
    const results = [result('a', 'passed'), result('b', 'blocked')];
    expect(compare(results, baseline(entry), '2026-11-23').stale).toHaveLength(1);
  });

  test('that stands twice is stale once', () => {
    expect(compare([result('a', 'failed')], baseline(entry, { ...entry }), '2026-11-23').stale).toHaveLength(1);
  });
});

interface Row {
  readonly name: string;
  readonly results: readonly Result[];
  readonly code: number;
  readonly interrupted?: boolean;
  readonly stale?: number;
  readonly failOn?: 'warning';
}

const passed = result('p', 'passed');
const failed = result('f', 'failed');
const warning = result('w', 'warning');
const rows: readonly Row[] = [
  { name: 'interrupted, with a fault', results: [failed], interrupted: true, code: 130 },
  { name: 'a fault and an error', results: [passed, failed, result('e', 'error')], code: 1 },
  { name: 'a known fault', results: [passed, { ...failed, known }], code: 0 },
  { name: 'a known fault and nothing passed', results: [{ ...failed, known }], code: 3 },
  { name: 'a stale entry and an error', results: [passed, result('e', 'error')], stale: 1, code: 1 },
  { name: 'an error', results: [passed, result('e', 'error')], code: 3 },
  { name: 'something blocked', results: [passed, result('b', 'blocked')], code: 3 },
  {
    name: 'an error and a warning that counts',
    results: [passed, warning, result('e', 'error')],
    failOn: 'warning',
    code: 3,
  },
  { name: 'nothing passed', results: [result('i', 'info'), result('s', 'skipped')], code: 3 },
  { name: 'nothing at all', results: [], code: 3 },
  { name: 'a warning', results: [passed, warning], code: 0 },
  { name: 'a warning that counts', results: [passed, warning], failOn: 'warning', code: 1 },
  { name: 'a known warning that would count', results: [passed, { ...warning, known }], failOn: 'warning', code: 0 },
  { name: 'passed, info and skipped', results: [passed, result('i', 'info'), result('s', 'skipped')], code: 0 },
];

test.each(rows)('$name: exit code $code', ({ results, code, interrupted = false, stale = 0, failOn }) => {
  const ended = { interrupted, results, stale, failOn: failOn ?? ('failed' as const) };
  expect(exitCode(ended)).toBe(code);
  expect(outcomeOf(ended)).toBe(code === 0 ? 'passed' : code === 1 ? 'failed' : 'error');
});

describe('a requirement', () => {
  const profile = shippedProfile('redox-source-auth-v2');
  const counted = (results: readonly Result[], rule: string) =>
    requirementsOf(results, profile, reasons()).find((one) => one.rule === rule);

  test('is proven by a passed case, broken by a failed one, left open by what was not run', () => {
    const results = (['passed', 'failed', 'warning', 'error', 'blocked', 'skipped'] as const).map((one) =>
      result(one, one),
    );
    expect(counted(results, 'aud-accepted')).toMatchObject({
      level: 'MUST',
      passed: 1,
      failed: 1,
      warning: 1,
      notRun: 3,
    });
  });

  test('is proven by a refusal of a request that broke it beside another rule', () => {
    const both = result('both', 'passed', {
      requirement: 'signature-valid',
      violates: ['signature-valid', 'aud-accepted'],
    });
    expect(counted([both], 'aud-accepted')?.passed).toBe(1);
  });

  test('is not proven by a request that broke it and was accepted', () => {
    const accepted = result('a', 'passed', {
      requirement: 'iat-optional',
      violates: ['aud-accepted'],
      observed: 'accepted',
    });
    expect(counted([accepted], 'aud-accepted')?.passed).toBe(0);
  });

  test('at MUST is not proven by an observation', () => {
    expect(counted([result('i', 'info')], 'aud-accepted')).toMatchObject({ passed: 0, reason: 'info' });
  });

  test('is not broken by a fault of another rule', () => {
    const other = result('o', 'failed', { requirement: 'signature-valid', violates: ['aud-accepted'] });
    expect(counted([other], 'aud-accepted')).toMatchObject({ passed: 0, failed: 0 });
  });

  test('that was never judged says why', () => {
    const skipped = result('s', 'skipped', { message: 'no second client' });
    expect(counted([skipped], 'aud-accepted')).toMatchObject({ passed: 0, notRun: 1, reason: 'no second client' });
  });

  test('about the form of refusals is proven by every refusal that passed', () => {
    expect(counted([result('a', 'passed'), result('b', 'passed')], 'error-status')?.passed).toBe(2);
  });

  test('that binds clients only is not listed', () => {
    const bound = requirementsOf([], profile, reasons()).map((one) => one.rule);
    const free = profile.rules.filter((one) => one.server === undefined).map((one) => one.rule);
    expect(free.length).toBeGreaterThan(0);
    expect(bound.filter((one) => free.includes(one))).toEqual([]);
  });
});

test('events without a start are no run', async () => {
  async function* none() {
    yield { type: 'end', seconds: 0, requests: 0, interrupted: false } as const;
  }
  const options = { profile: shippedProfile('rfc7523'), reasons: reasons(), failOn: 'failed' } as const;
  await expect(collect(none(), options)).rejects.toThrow(TypeError);
});
