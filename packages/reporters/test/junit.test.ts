import type { Report, Result } from '@assay/runner';
import { describe, expect, test } from 'vitest';
import { conforming, interrupted, reportOf, resultOf, sample } from './sample.ts';
import { all, type Element, parseStrict } from './strict-xml.ts';
import { junit } from './written.ts';

function cases(report: Report, options?: Parameters<typeof junit>[1]): readonly Element[] {
  return all(parseStrict(junit(report, options)), 'testcase');
}

function caseOf(result: Result, options?: Parameters<typeof junit>[1]): Element {
  const [found] = cases(reportOf({ results: [result] }), options);
  if (found === undefined) throw new Error('no testcase');
  return found;
}

function kinds({ children }: Element): readonly string[] {
  return children.map(({ name }) => name);
}

const base = { message: 'why it is so', help: 'what to do' };

describe('a result', () => {
  test.each([
    ['passed', ['properties']],
    ['failed', ['properties', 'failure']],
    ['error', ['properties', 'error']],
    ['blocked', ['properties', 'skipped']],
    ['skipped', ['properties', 'skipped']],
    ['warning', ['properties', 'system-out']],
    ['info', ['properties', 'system-out']],
  ] as const)('that is %s holds %j', (status, expected) => {
    expect(kinds(caseOf(resultOf({ id: 'x', status, ...base })))).toEqual(expected);
  });

  test('that warns is a failure when warnings fail', () => {
    expect(kinds(caseOf(resultOf({ id: 'x', status: 'warning', ...base }), { failOn: 'warning' }))).toEqual([
      'properties',
      'failure',
    ]);
  });

  test.each(['failed', 'warning'] as const)('that is %s and known is skipped, whatever fails', (status) => {
    const known = { reason: 'AUTH-1', whose: 'theirs' as const, clause: 'rfc7523#3' };
    const [skipped] = all(caseOf(resultOf({ id: 'x', status, ...base, known }), { failOn: 'warning' }), 'skipped');
    expect(skipped?.attributes).toEqual({ message: 'known: AUTH-1' });
    expect(skipped?.text).toContain('known: AUTH-1');
  });

  test('that could not be judged stays an error, since a baseline knows deviations only', () => {
    const known = { reason: 'AUTH-1', whose: 'theirs' as const, clause: 'rfc7523#3' };
    expect(kinds(caseOf(resultOf({ id: 'x', status: 'error', ...base, known })))).toEqual(['properties', 'error']);
  });

  test('names rule, clause, level, outcome, seed and path', () => {
    const result = resultOf({
      id: 'x',
      status: 'warning',
      requirement: 'aud-type',
      level: 'SHOULD',
      spec: ['a#1', 'b#2'],
      ...base,
    });
    const found = caseOf({ ...result, reproduce: { id: 'x', seed: 815, path: '3:1' } });
    expect(
      Object.fromEntries(all(found, 'property').map(({ attributes }) => [attributes['name'], attributes['value']])),
    ).toEqual({
      'assay.rule': 'aud-type',
      'assay.clause': 'a#1 b#2',
      'assay.level': 'SHOULD',
      'assay.outcome': 'warning',
      'assay.seed': '815',
      'assay.path': '3:1',
    });
  });

  test('that failed has its rule as type and one line as message', () => {
    const [failure] = all(
      caseOf(resultOf({ id: 'x', status: 'failed', requirement: 'aud-type', message: 'one\r\n  two', help: 'h' })),
      'failure',
    );
    expect(failure?.attributes).toEqual({ type: 'aud-type', message: 'one two' });
  });

  test('is called by id, variant and title', () => {
    expect(caseOf(resultOf({ id: 'no-aud', variant: 'ES384', title: 'no aud', group: 'claims' })).attributes).toEqual({
      classname: 'assay.redox-source-auth-v2.claims',
      name: 'no-aud [ES384] — no aud',
      time: '0.041',
    });
  });

  test('without a variant has no brackets in its name', () => {
    const { variant: _, ...plain } = resultOf({ id: 'no-aud', title: 'no aud' });
    expect(caseOf(plain).attributes['name']).toBe('no-aud — no aud');
  });

  test('carries the configuration file', () => {
    expect(caseOf(resultOf({ id: 'x' }), { file: 'ci/assay.config.json' }).attributes['file']).toBe(
      'ci/assay.config.json',
    );
  });
});

describe('names', () => {
  test('that are equal are told apart', () => {
    const twins = reportOf({
      outcome: 'passed',
      results: [resultOf({ id: 'x', title: 't' }), resultOf({ id: 'x', title: 't' })],
    });
    expect(cases(twins).map(({ attributes }) => attributes['name'])).toEqual(['x [RS384] — t', 'x [RS384] — t (2)']);
  });

  test('that are too long end in a mark, and are still told apart', () => {
    const title = 'long '.repeat(60);
    const names = cases(
      reportOf({ outcome: 'passed', results: [resultOf({ id: 'x', title }), resultOf({ id: 'x', title })] }),
    ).map(({ attributes }) => attributes['name'] ?? '');
    expect(names.map((name) => name.length)).toEqual([200, 200]);
    expect(names[0]).toMatch(/…$/);
    expect(names[1]).toMatch(/… \(2\)$/);
  });

  test('of classes keep no dots of a profile or group', () => {
    const profile = { ...sample.profile, id: 'my.profile' };
    const [found] = cases(reportOf({ profile, results: [resultOf({ id: 'x', group: 'a.b' })] }));
    expect(found?.attributes['classname']).toBe('assay.my-profile.a-b');
  });
});

describe('a run', () => {
  test('that conforms adds nothing of its own', () => {
    expect(cases(conforming)).toHaveLength(conforming.results.length);
  });

  test.each<[string, Report]>([
    ['assay.no-cases', reportOf({ results: [], outcome: 'error' })],
    ['assay.no-cases', reportOf({ results: [resultOf({ id: 'x', status: 'skipped', ...base })] })],
    ['assay.interrupted', interrupted],
    ['assay.outcome', { ...conforming, outcome: 'failed', exitCode: 1 }],
    [
      'assay.outcome',
      reportOf({ results: [resultOf({ id: 'x', status: 'blocked', ...base })], outcome: 'error', exitCode: 3 }),
    ],
  ])('that nobody may take for a pass ends in the error %s', (name, report) => {
    const last = cases(report).at(-1);
    expect(last?.attributes['name']).toBe(name);
    expect(last?.children.map((child) => child.name)).toEqual(['error']);
  });

  test('is stamped in UTC, to the second', () => {
    expect(parseStrict(junit(sample)).attributes['timestamp']).toBe('2026-11-23T22:15:07Z');
  });

  test('whose start has no zone is not stamped', () => {
    expect(parseStrict(junit({ ...sample, startedAt: '2026-11-23T22:15:07' })).attributes).not.toHaveProperty(
      'timestamp',
    );
  });

  test.each([
    [1e-9, '0.000'],
    [1.0005, '1.000'],
    [1e21, '1000000000.000'],
    [Number.NaN, '0.000'],
    [-1, '0.000'],
  ])('of %d s lasts %s', (seconds, time) => {
    expect(parseStrict(junit({ ...sample, seconds })).attributes['time']).toBe(time);
  });
});
