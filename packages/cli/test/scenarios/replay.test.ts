import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { scene, secret, secretName } from './workshop.ts';

/** Takes assertions of any lifetime. */
const lax: Behaviour = { ...correct, lifetimeAccepted: () => true };
/** Takes assertions that live for 437 seconds at most. */
const odd: Behaviour = { ...correct, lifetimeAccepted: (exp, _, { now }) => exp - now <= 437 };
/** Issues a refresh token. */
const generous: Behaviour = {
  ...correct,
  tokenBody: (...given) => ({ ...correct.tokenBody(...given), refresh_token: 'one-more-token' }),
};

const both = {
  clients: [
    { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' },
    { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName },
  ],
};
const env = { [secretName]: secret };
const json = ['--reporter', 'json=again.json'];

describe.concurrent('--replay', () => {
  test('one case of one variant: it and its controls, nothing else', async (context) => {
    const { assay, report, requests } = await scene(context, lax, both);
    const { code } = await assay(['test', '--replay', 'lifetime-hour-over[ES384]', ...json], { env });
    const { results, summary } = await report('again.json');
    expect(code).toBe(1);
    expect(results.map((one) => `${one.id} ${one.variant} ${one.status}`).sort()).toEqual([
      'control ES384 passed',
      'lifetime-hour-over ES384 failed',
    ]);
    expect([summary.requests, requests()]).toEqual([3, 3]);
  });

  test('without a variant: every one', async (context) => {
    const { assay, report } = await scene(context, correct, both);
    const { code } = await assay(['test', '--replay', 'lifetime-hour-over', ...json], { env });
    expect(code).toBe(0);
    const { results } = await report('again.json');
    expect(results.map((one) => `${one.id} ${one.variant}`).sort()).toEqual(
      ['control ES384', 'control HS384', 'lifetime-hour-over ES384', 'lifetime-hour-over HS384'].sort(),
    );
  });

  test('a case that waits long is asked for by its name: --slow is not needed', async (context) => {
    const { assay, report } = await scene(context);
    const { code } = await assay(['test', '--replay', 'replay-after-8-seconds', ...json]);
    expect(code).toBe(0);
    const found = (await report('again.json')).results.find((one) => one.id === 'replay-after-8-seconds');
    expect(found?.status).toBe('passed');
  });

  test('a property: the seed finds the same, seed and path find it at once', async (context) => {
    const { assay, report } = await scene(context, odd);
    const id = 'property-lifetime-boundary';
    const found = async (name: string, ...args: readonly string[]) => {
      const { code } = await assay(['test', ...args, '--reporter', `json=${name}`]);
      expect(code).toBe(1);
      const { results, summary } = await report(name);
      const { message, reproduce, evidence } = results.find((one) => one.id === id) ?? {};
      const edit = message?.match(/\(now \+ \d+ s\)$/)?.[0];
      return { edit, path: reproduce?.path ?? '', sent: summary.requests, diff: evidence?.[0]?.request.diff.length };
    };
    const first = await found('first.json', '--grep', id, '--seed', '7');
    expect(first).toMatchObject({ edit: '(now + 361 s)', path: expect.stringMatching(/^\d+(:\d+)*$/), diff: 1 });
    const seeded = await found('seeded.json', '--replay', `${id}[ES384]`, '--seed', '7');
    expect(seeded).toEqual({ ...first, sent: expect.any(Number) });
    const at = await found('path.json', '--replay', `${id}[ES384]:${first.path}`, '--seed', '7');
    expect(at.edit).toBe(first.edit);
    expect(at.sent).toBeLessThan(first.sent);
    const saved = await found('saved.json', '--replay', 'first.json');
    expect(saved).toEqual(at);
  });

  test('a saved report: everything that was wrong in it, until it is mended', async (context) => {
    const { assay, report, read, write } = await scene(context, lax);
    const args = ['--grep', 'lifetime', '--runs', '0', '--seed', '3', '--reporter', 'json=r.json'];
    expect((await assay(['test', ...args])).code).toBe(1);
    const wrong = (await report('r.json')).results.filter((one) => one.status === 'failed');
    expect(wrong.length).toBeGreaterThan(2);
    expect((await assay(['test', '--replay', 'r.json', ...json])).code).toBe(1);
    const again = await report('again.json');
    const ids = (results: typeof wrong) => results.map((one) => one.id).sort();
    expect(ids(again.results.filter((one) => one.status === 'failed'))).toEqual(ids(wrong));
    expect(again.seed).toBe(3);
    expect(again.results).toHaveLength(wrong.length + 1);

    const mended = await scene(context);
    await mended.write('r.json', await read('r.json'));
    await write('r.json', await read('r.json'));
    const { code } = await mended.assay(['test', '--replay', 'r.json', ...json]);
    expect(code).toBe(0);
    const healed = await mended.report('again.json');
    expect(ids(healed.results.filter((one) => one.id !== 'control'))).toEqual(ids(wrong));
  });

  test('a rule that is judged on every answer: every case is sent, this rule is told', async (context) => {
    const { assay, report, requests } = await scene(context, generous);
    const args = ['test', '--replay', 'response-no-refresh-token[ES384]', '--fail-on', 'warning', ...json];
    expect((await assay(args)).code).toBe(1);
    const { results } = await report('again.json');
    expect(results.map((one) => `${one.id} ${one.status}`).sort()).toEqual([
      'control passed',
      'response-no-refresh-token warning',
    ]);
    expect(requests()).toBeGreaterThan(100);
  });

  test('with a baseline: entries about other results are not stale', async (context) => {
    const { assay, write } = await scene(context, lax);
    const entry = {
      status: 'failed',
      requirement: 'exp-max-lifetime',
      reason: 'r',
      whose: 'choice',
      clause: 'redox#jwt-claims',
    };
    const entries = ['lifetime-hour-over', 'lifetime-150-over'].map((id) => ({ id, variant: 'ES384', ...entry }));
    await write('known.json', { version: 1, profile: 'redox-source-auth-v2', entries });
    const { code, stderr } = await assay([
      'test',
      '--replay',
      'lifetime-hour-over',
      '--baseline',
      'known.json',
      ...json,
    ]);
    expect({ code, stale: stderr.includes('stale') }).toEqual({ code: 0, stale: false });
  });
});
