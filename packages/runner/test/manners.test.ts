import { properties, shippedCases } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import { type Activity, estimate, type TestOptions } from '../src/index.ts';
import { type Ended, play, type Scenario } from './judged.ts';
import type { Arrival } from './misbehaving.ts';
import { handful, isAlgNone, isForeignAudience, whenever } from './scripts.ts';

const slow = ['replay-after-8-seconds', 'replay-after-exp', 'replay-after-75-seconds'];
const capabilities: TestOptions['capabilities'] = new Set(['second-client', 'slow']);

describe('requests are counted', () => {
  const limited = (maxRequests: number): Promise<Ended> =>
    play({ cases: [...handful, 'replay-same-bytes'], options: { maxRequests } });

  test.each([1, 2, 4, 5, 7])('of %i none too many is sent, and what is left proves nothing', async (most) => {
    const { report, arrivals } = await limited(most);
    expect(arrivals.length).toBeLessThanOrEqual(most);
    expect(report.summary.requests).toBe(most);
    const open = report.results.filter((one) => one.status === 'blocked');
    expect(open.length).toBeGreaterThan(0);
    for (const { message } of open)
      expect(message).toMatch(
        /^(proves nothing: all \d+ requests that the run may send were spent|not sent: it takes )/,
      );
    expect(report).toMatchObject({ exitCode: 3, outcome: 'error' });
  });

  test('what was judged before stays judged: the window is made as small as what is left', async () => {
    // Control, sequence of two and its control, three cases and their control.
    const { report } = await limited(8);
    const passed = report.results.filter((one) => one.status === 'passed').map((one) => one.id);
    expect(passed).toEqual(expect.arrayContaining(['control', 'replay-same-bytes']));
    expect(passed.filter((id) => handful.includes(id))).toHaveLength(3);
    expect(report.results.filter((one) => one.status === 'blocked')).toHaveLength(2);
  });

  test('enough of them change nothing', async () => {
    const { report } = await limited(500);
    expect(report).toMatchObject({ exitCode: 0, summary: { blocked: 0 } });
  });

  test('a property ends with them', async () => {
    const { report, arrivals } = await play({ options: { properties, maxRequests: 9 } });
    expect(arrivals).toHaveLength(9);
    const property = report.results.filter((one) => one.group === 'property');
    expect(property.map((one) => one.status)).toEqual(['blocked', 'blocked', 'blocked']);
  });
});

describe('a rate', () => {
  test('spaces requests, and what is to go at once goes at once', async () => {
    const { report, arrivals, told } = await play({ cases: ['replay-race-same-claims'], options: { rate: 20 } });
    expect(told('replay-race-same-claims')).toBe('passed jti-consumed-atomically');
    expect(report.seconds).toBeGreaterThan((arrivals.length - 1) / 20);
  });

  test('that spreads a race makes it prove nothing', async () => {
    const { result } = await play({ cases: ['replay-race-same-claims'], options: { rate: 5 } });
    expect(result('replay-race-same-claims')).toMatchObject({
      status: 'skipped',
      message: 'needs 20 requests at once; the rate allows 5 a second',
    });
  });
});

describe.concurrent('cases that wait', () => {
  test('do it side by side, and others are sent in the meantime', async () => {
    const { report, arrivals, told } = await play({ cases: [...slow, ...handful], options: { capabilities } });
    for (const id of slow) expect(told(id)).toMatch(/^passed /);
    expect(report.seconds).toBeGreaterThan(75);
    expect(report.seconds).toBeLessThan(75 + 25);
    const alone = arrivals.findIndex(isAlgNone);
    const repeated = arrivals.findIndex(({ body }, at) => arrivals.findIndex((one) => one.body === body) < at);
    expect(alone).toBeGreaterThan(0);
    expect(alone).toBeLessThan(repeated);
  });

  test('catch an endpoint that forgets after 20 s', async () => {
    const used = new Map<string, number>();
    const forgetful: Scenario['behaviour'] = {
      consume: (key) => {
        const fresh = Date.now() - (used.get(key) ?? 0) > 2000;
        if (fresh) used.set(key, Date.now());
        return fresh;
      },
    };
    const { told } = await play({ cases: slow, behaviour: forgetful, options: { capabilities } });
    expect(slow.map(told)).toEqual([
      'passed jti-remembered-until-exp',
      // It still takes the assertion then, as one whose clock is behind.
      'failed jti-remembered-until-exp',
      'failed jti-remembered-until-exp',
    ]);
  });

  test('and are held up by others are played again', async () => {
    let hangs = 2;
    const script = whenever((one) => {
      if (!isAlgNone(one) || hangs === 0) return false;
      hangs -= 1;
      return true;
    }, 'hang');
    const { arrivals, told } = await play({
      cases: ['replay-after-8-seconds', 'alg-none'],
      script,
      options: { capabilities },
    });
    expect(told('replay-after-8-seconds')).toBe('passed jti-remembered-until-exp');
    const bodies = arrivals.map((one) => one.body);
    expect(bodies.filter((body, at) => bodies.indexOf(body) < at)).toHaveLength(1);
  });

  test('and are held up by others each time keep the turn in the end', async () => {
    // Between the two that hang lie windows enough for the wait to begin anew.
    const quick = shippedCases().filter(({ group, steps, needs }) => group === 'identity' && !steps && !needs);
    const hanging: readonly ((one: Arrival) => boolean)[] = [isForeignAudience, ({ header }) => header['kid'] === ''];
    const left = hanging.map(() => 2);
    const script = whenever((one) => {
      const which = hanging.findIndex((is) => is(one));
      left[which] = (left[which] ?? 0) - 1;
      return (left[which] ?? 0) >= 0;
    }, 'hang');
    const { told } = await play({
      cases: ['replay-after-8-seconds', 'aud-foreign', ...quick.map(({ id }) => id), 'kid-empty'],
      script,
      options: { capabilities },
    });
    expect(told('replay-after-8-seconds')).toBe('passed jti-remembered-until-exp');
  });

  test('end with the run when it is stopped', async () => {
    const stop = new AbortController();
    const started = performance.now();
    const { report } = await play({
      cases: slow,
      options: {
        capabilities,
        signal: stop.signal,
        watch: (activity) => {
          if (activity.doing === 'waiting') stop.abort();
        },
      },
    });
    expect(report).toMatchObject({ interrupted: true, exitCode: 130 });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

test('a run tells what it does and what it waits for', async () => {
  const told: Activity[] = [];
  await play({
    cases: ['replay-after-8-seconds', 'alg-none'],
    options: { capabilities, watch: (one) => void told.push(one) },
  });
  const sent = told.flatMap((one) => (one.doing === 'sending' ? [`${one.id} ${one.variant}`] : []));
  expect(sent).toEqual(['control ES384', 'replay-after-8-seconds ES384', 'alg-none ES384']);
  const waits = told.flatMap((one) => (one.doing === 'waiting' ? [one.why] : []));
  expect(waits).toEqual(['until replay-after-8-seconds goes on']);
});

describe('an estimate', () => {
  test('comes near to what is sent to an endpoint that is right', async () => {
    const cases = shippedCases().map((one) => one.id);
    const { report, options } = await play({ cases, alg: 'HS384', options: { properties } });
    const [one] = estimate(options);
    expect(report.summary.requests).toBeGreaterThanOrEqual(one?.requests ?? 0);
    expect(report.summary.requests).toBeLessThan((one?.requests ?? 0) * 1.15);
  });
});
