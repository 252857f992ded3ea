import { expect, test } from 'vitest';
import { baselineOf } from './baseline-of.ts';
import { glewlwydMissing, startGlewlwyd } from './glewlwyd.ts';
import { accusations, judgeServer } from './judge-server.ts';

test('Glewlwyd deviates exactly where its baseline says, for both methods', async (context) => {
  const reason = glewlwydMissing();
  if (reason !== undefined) return context.skip(reason);
  const { report, stale } = await judgeServer(await startGlewlwyd(), 'rfc7523', baselineOf('glewlwyd'));
  expect(accusations(report)).toEqual([]);
  expect(stale).toEqual([]);
  expect(report.summary.error + report.summary.blocked).toBe(0);
  expect(report.exitCode).toBe(0);
}, 180_000);
