import { expect, test } from 'vitest';
import { baselineOf } from './baseline-of.ts';
import { accusations, judgeServer } from './judge-server.ts';
import { startOidcProvider } from './oidc-provider.ts';

const baseline = baselineOf('oidc-provider');

test('oidc-provider deviates exactly where its baseline says, for both methods', async () => {
  const { report, stale } = await judgeServer(await startOidcProvider(), 'rfc7523', baseline);
  expect(accusations(report)).toEqual([]);
  expect(stale).toEqual([]);
  expect(report.summary.error + report.summary.blocked).toBe(0);
  expect(report.exitCode).toBe(0);
});

test('a clock tolerance of two minutes lets through what is past by less, and nothing else', async () => {
  const { report, stale } = await judgeServer(await startOidcProvider({ clockTolerance: 120 }), 'rfc7523', baseline);
  expect(accusations(report)).toEqual([
    'failed exp-70-seconds-ago [ES256] exp-in-future',
    'failed exp-70-seconds-ago [HS256] exp-in-future',
    'failed nbf-75-seconds-ahead [ES256] nbf-not-in-future',
    'failed nbf-75-seconds-ahead [HS256] nbf-not-in-future',
  ]);
  expect(stale).toEqual([]);
  expect(report.exitCode).toBe(1);
});
