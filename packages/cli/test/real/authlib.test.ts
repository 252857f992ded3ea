import { expect, test } from 'vitest';
import { authlibMissing, startAuthlib } from './authlib.ts';
import { baselineOf } from './baseline-of.ts';
import { accusations, judgeServer } from './judge-server.ts';

test('a server built with Authlib deviates exactly where its baseline says, for both methods', async (context) => {
  const reason = authlibMissing();
  if (reason !== undefined) return context.skip(reason);
  const { report, stale } = await judgeServer(await startAuthlib(), 'rfc7523', baselineOf('authlib'));
  expect(accusations(report)).toEqual([]);
  expect(stale).toEqual([]);
  expect(report.summary.error + report.summary.blocked).toBe(0);
  expect(report.exitCode).toBe(0);
});
