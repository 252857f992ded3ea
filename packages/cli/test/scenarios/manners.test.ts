import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { profileId, scene } from './workshop.ts';

const json = ['--runs', '0', '--reporter', 'json=r.json'];

/** An endpoint that counts how many requests it has in hand. */
function counting(): Behaviour & { readonly most: () => number } {
  let now = 0;
  let most = 0;
  return {
    ...correct,
    admit: async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => void setTimeout(resolve, 30));
      now -= 1;
      return undefined;
    },
    most: () => most,
  };
}

describe.concurrent('manners', () => {
  test('--max-requests: no more are sent, what is left is blocked, exit code 3', async (context) => {
    const { assay, report, requests } = await scene(context);
    const { code, stdout } = await assay(['test', '--max-requests', '30', ...json, '--reporter', 'pretty']);
    expect(code).toBe(3);
    expect(requests()).toBeLessThanOrEqual(30);
    expect(stdout).toContain('could not judge');
    const { summary, results } = await report('r.json');
    expect(summary.requests).toBe(30);
    expect(summary.passed).toBeGreaterThan(5);
    expect(summary.blocked).toBeGreaterThan(100);
    const messages = results.filter((one) => one.status === 'blocked').map((one) => one.message);
    expect(messages).toContain('proves nothing: all 30 requests that the run may send were spent');
    expect(messages.some((one) => /^not sent: it takes 22 requests with its control, /.test(one))).toBe(true);
  });

  test('--rate goes before that of the configuration', async (context) => {
    const { assay, report } = await scene(context, undefined, { rate: 1 });
    await assay(['test', '--grep', 'exp-absent', '--rate', '1200/m', ...json]);
    const { seconds, summary } = await report('r.json');
    expect(summary.requests).toBe(3);
    expect(seconds).toBeGreaterThan(2 / 20);
    expect(seconds).toBeLessThan(2);
  });

  test('--rate spaces the requests', async (context) => {
    const { assay, report } = await scene(context);
    await assay(['test', '--grep', 'exp-absent', '--rate', '2/s', ...json]);
    expect((await report('r.json')).seconds).toBeGreaterThan(1);
  });

  test.for([
    ['1', 1],
    ['3', 3],
  ] as const)('--concurrency %s', async ([given, most], context) => {
    const endpoint = counting();
    const { assay } = await scene(context, endpoint, { concurrency: 9 });
    const { code } = await assay(['test', '--grep', 'aud', '--concurrency', given, ...json]);
    expect({ code, most: endpoint.most() }).toEqual({ code: 0, most });
  });

  test.for([
    ['--slow', 'replay-after-8-seconds', 'waits long; give --slow'],
    ['--intrusive', 'body-ten-thousand-parameters', 'may lock an account or load a shared server; give --intrusive'],
  ] as const)(
    'without %s a case that it guards is skipped, and says so; with it, it is judged',
    { timeout: 60_000 },
    async ([option, id, why], context) => {
      const { assay, report } = await scene(context);
      const { code } = await assay(['test', '--grep', id, ...json]);
      const guarded = (await report('r.json')).results.find((one) => one.id === id);
      expect({ code, status: guarded?.status, message: guarded?.message }).toEqual({
        code: 0,
        status: 'skipped',
        message: why,
      });
      const again = await assay(['test', '--grep', id, option, ...json]);
      const judged = (await report('r.json')).results.find((one) => one.id === id);
      expect(again.code).toBe(0);
      expect(['passed', 'info']).toContain(judged?.status);
    },
  );

  test('a baseline for an endpoint that nobody serves: 3, and no entry is called stale', async (context) => {
    const { assay, write } = await scene(context, undefined, { tokenEndpoint: 'http://127.0.0.1:9/token' });
    const known = { status: 'failed', reason: 'r', whose: 'theirs', clause: 'redox#jwt-claims', until: '2020-01-31' };
    const entries = [
      { id: 'aud-absent', variant: 'ES384', requirement: 'aud-required', ...known },
      { id: 'response-no-store', variant: 'ES384', requirement: 'response-no-store', ...known },
    ];
    await write('known.json', { version: 1, profile: profileId, entries });
    const { code, stderr } = await assay(['test', '--baseline', 'known.json', ...json]);
    expect({ code, stale: stderr.includes('stale') }).toEqual({ code: 3, stale: false });
  });
});
