import { readFileSync } from 'node:fs';
import { checkShape } from '@assay/cases';
import type { Baseline, Report } from '@assay/runner';
import { expect, test } from 'vitest';
import { judgeProvider } from './judge-provider.ts';

const file = 'oidc-provider.baseline.json';
const baseline = checkShape<Baseline>(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')), 'baseline', {
  file,
  code: 'ERR_CONFIG',
});

/** What a report holds against the server, one line each. */
function accusations({ results }: Report): readonly string[] {
  return results
    .filter((one) => (one.status === 'failed' || one.status === 'warning') && one.known === undefined)
    .map((one) => `${one.status} ${one.id} [${one.variant}] ${one.requirement}`)
    .sort();
}

test('oidc-provider deviates exactly where its baseline says, for both methods', async () => {
  const { report, stale } = await judgeProvider({}, baseline);
  expect(accusations(report)).toEqual([]);
  expect(stale).toEqual([]);
  expect(report.summary.error + report.summary.blocked).toBe(0);
  expect(report.exitCode).toBe(0);
});

test('a clock tolerance of two minutes lets through what is past by less, and nothing else', async () => {
  const { report, stale } = await judgeProvider({ clockTolerance: 120 }, baseline);
  expect(accusations(report)).toEqual([
    'failed exp-70-seconds-ago [ES256] exp-in-future',
    'failed exp-70-seconds-ago [HS256] exp-in-future',
    'failed nbf-75-seconds-ahead [ES256] nbf-not-in-future',
    'failed nbf-75-seconds-ahead [HS256] nbf-not-in-future',
  ]);
  expect(stale).toEqual([]);
  expect(report.exitCode).toBe(1);
});
