import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, type TestContext, test } from 'vitest';
import { assay as assayIn, type Ended } from './command.ts';
import { configFor, type Folder, folder, open } from './workshop.ts';

const reporters = ['--reporter', 'pretty', '--reporter', 'json=r.json', '--reporter', 'junit=reports/j.xml'];

/** An endpoint that takes its time, and from some request on, all of it. */
function slow(hangsAfter = Number.POSITIVE_INFINITY): Behaviour {
  let requests = 0;
  return {
    ...correct,
    admit: async () => {
      requests += 1;
      if (requests > hangsAfter) return 'hang';
      await delay(40);
      return undefined;
    },
  };
}

/** Starts a run, and sends it signals once the endpoint has seen this many requests. */
async function stopped(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  {
    behaviour,
    after,
    signals,
  }: { readonly behaviour: Behaviour; readonly after: number; readonly signals: readonly NodeJS.Signals[] },
): Promise<{ readonly ended: Ended; readonly place: Folder; readonly milliseconds: number }> {
  const endpoint = await open(behaviour);
  const place = await folder({ 'assay.config.json': configFor(endpoint) });
  onTestFinished(async () => {
    await endpoint.close();
    await place.remove();
  });
  let sent = Number.NaN;
  const stop = async (child: ChildProcess): Promise<void> => {
    while (endpoint.requests() < after) await delay(10);
    sent = performance.now();
    for (const signal of signals) {
      child.kill(signal);
      await delay(50);
    }
  };
  let stopping: Promise<void> | undefined;
  const ended = await place.command(['test', '--runs', '0', '--seed', '3', ...reporters], {
    started: (child) => {
      stopping = stop(child);
    },
  });
  const milliseconds = performance.now() - sent;
  await stopping;
  return { ended, place, milliseconds };
}

describe.concurrent('a run that is stopped', () => {
  test.for(['SIGINT', 'SIGTERM'] as const)('%s ends it with 130 and keeps what was judged', async (signal, context) => {
    const { ended, place } = await stopped(context, { behaviour: slow(), after: 40, signals: [signal] });
    expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 130, signal: null });
    expect(ended.stderr).toContain('wrote r.json, reports/j.xml');
    const report = await place.report('r.json');
    expect(report).toMatchObject({ interrupted: true, outcome: 'error', exitCode: 130, seed: 3 });
    expect(report.summary.passed).toBeGreaterThan(0);
    expect(report.results.length).toBeLessThan(200);
    expect(report.summary.failed).toBe(0);
    const junit = await place.read('reports/j.xml');
    expect(junit).toContain('control [ES384] — ');
    expect(junit.trimEnd()).toMatch(/<\/testsuites>$/);
    expect(ended.stdout).toMatch(/interrupted/);
  });

  test('an endpoint that no longer answers does not hold it up', async (context) => {
    const { ended, place, milliseconds } = await stopped(context, {
      behaviour: slow(20),
      after: 21,
      signals: ['SIGINT'],
    });
    expect(ended.code).toBe(130);
    expect((await place.report('r.json')).interrupted).toBe(true);
    // The timeout of one answer alone would be 10 s.
    expect(milliseconds).toBeLessThan(9000);
  });

  test('before the first answer, it has nothing to tell and says so', async (context) => {
    const { ended, place } = await stopped(context, { behaviour: slow(0), after: 1, signals: ['SIGINT'] });
    expect(ended.code).toBe(130);
    const { interrupted, summary } = await place.report('r.json');
    expect({ interrupted, passed: summary.passed }).toEqual({ interrupted: true, passed: 0 });
  });
});

test('the demonstration is stopped as well', async ({ onTestFinished }) => {
  const place = await folder();
  onTestFinished(place.remove);
  const ended = await assayIn(['demo'], {
    cwd: place.path,
    started: (child) => {
      child.stderr?.once('data', () => child.kill('SIGINT'));
    },
  });
  expect({ code: ended.code, signal: ended.signal }).toEqual({ code: 130, signal: null });
  expect((await place.report('reports/demo/conformant.json')).interrupted).toBe(true);
  expect(ended.stdout).not.toContain('2  The same endpoint');
});
