import { checkShape, properties, shippedCases } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import type { Status } from '../src/index.ts';
import { type Ended, play } from './judged.ts';
import { answer, handful, isAlgNone, isForeignAudience } from './scripts.ts';

const spoken: readonly Status[] = ['failed', 'warning', 'error', 'blocked', 'skipped'];

function check({ report }: Ended): void {
  const written: unknown = JSON.parse(JSON.stringify(report));
  expect(checkShape(written, 'report', { file: 'report', code: 'ERR_CONFIG' })).toBe(written);
  const silent = report.results.filter((one) => spoken.includes(one.status) && (one.message === '' || one.help === ''));
  expect(silent.map((one) => one.id)).toEqual([]);
  const names = report.results.map((one) => `${one.id} ${one.variant}`);
  expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
  const total = report.results.length;
  const { requests, ...counts } = report.summary;
  expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(total);
  expect(requests).toBeGreaterThanOrEqual(0);
}

describe('the report of a run fits its schema and is never silent', () => {
  test.each(['ES384', 'HS384'])('the whole suite against the reference endpoint, with %s', async (alg) => {
    const ended = await play({ alg, cases: shippedCases().map((one) => one.id), options: { properties, runs: 5 } });
    check(ended);
    expect(
      ended.report.results.filter((one) => ['failed', 'error', 'blocked'].includes(one.status)).map((one) => one.id),
    ).toEqual([]);
    expect(ended.report.exitCode).toBe(0);
  });

  test('an endpoint that is wrong in several ways', async () => {
    const ended = await play({
      cases: [...handful, 'replay-same-bytes', 'replay-race-same-claims'],
      script: (arrival) => {
        if (isAlgNone(arrival)) return 'reset';
        return isForeignAudience(arrival) ? answer(200, { access_token: 'token-of-it' }) : undefined;
      },
    });
    check(ended);
    expect(ended.report.exitCode).toBe(1);
  });

  test('an endpoint that refuses everything', async () => {
    check(await play({ cases: handful, script: () => answer(400, { error: 'invalid_client' }) }));
  });

  test('a run that was interrupted', async () => {
    const abort = new AbortController();
    const ended = await play({
      cases: handful,
      options: { signal: abort.signal },
      watch: ({ type }) => (type === 'start' ? abort.abort() : undefined),
    });
    check(ended);
  });
});
