import { type ChildProcess, execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, type TestContext, test } from 'vitest';
import type { Ended } from './command.ts';
import { configFor, type Folder, folder, open } from './workshop.ts';

/** An endpoint that takes its time, so that a run lasts long enough to be stopped anywhere in it. */
const unhurried: Behaviour = {
  ...correct,
  admit: async () => {
    await delay(5);
    return undefined;
  },
};

const outputs = ['pretty=p.txt', 'json=r.json', 'junit=j.xml'];
const run = ['test', '--grep', 'aud', '--runs', '0', '--seed', '3'];
const reporters = outputs.flatMap((one) => ['--reporter', one]);

/** What a folder of the workshop holds before anything is run. */
const given = ['assay.config.json', 'first-es384.jwk.json', 'second-es384.jwk.json'];

interface Scene extends Folder {
  /** Requests that the endpoint has seen. */
  readonly requests: () => number;
}

async function scene({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Scene> {
  const endpoint = await open(unhurried);
  const place = await folder({ 'assay.config.json': configFor(endpoint) });
  onTestFinished(async () => {
    await endpoint.close();
    await place.remove();
  });
  return { ...place, requests: endpoint.requests };
}

/** A moment of a run: so many requests in, or so many milliseconds. */
type Moment = { readonly requests: number } | { readonly milliseconds: number };

/** Runs the suite and sends it a signal at a moment. */
async function stopped(place: Scene, moment: Moment, signal: NodeJS.Signals): Promise<Ended> {
  const stop = async (child: ChildProcess): Promise<void> => {
    if ('milliseconds' in moment) await delay(moment.milliseconds);
    else while (place.requests() < moment.requests && child.exitCode === null) await delay(1);
    child.kill(signal);
  };
  return place.command([...run, ...reporters], { started: (child) => void stop(child) });
}

/** Whatever was written is whole, and says how the run ended; nothing else lies about. */
async function expectTidy(place: Folder, ended: Ended): Promise<'whole' | 'interrupted' | 'early'> {
  const left = (await readdir(place.path)).filter((name) => !given.includes(name)).sort();
  expect(ended.stderr).not.toMatch(/^\s+at |Error:/m);
  if (left.length === 0) {
    // Before our first line runs, the system itself ends the process.
    if (ended.signal === null) expect(ended.code).toBe(130);
    return 'early';
  }
  expect(left).toEqual(['j.xml', 'p.txt', 'r.json']);
  const report = await place.report('r.json');
  expect({ code: ended.code, signal: ended.signal }).toEqual({ code: report.exitCode, signal: null });
  expect(report.exitCode === 130).toBe(report.interrupted);
  expect((await place.read('j.xml')).trimEnd()).toMatch(/<\/testsuites>$/);
  expect(await place.read('p.txt')).toMatch(report.interrupted ? /interrupted/ : /conform/);
  return report.interrupted ? 'interrupted' : 'whole';
}

const moments: readonly Moment[] = [
  ...[0, 1, 2, 3, 5, 8, 13, 21, 34].map((requests) => ({ requests })),
  ...[20, 60, 180].map((milliseconds) => ({ milliseconds })),
];

describe.concurrent('a signal', () => {
  test('that never comes: the reports are whole', async (context) => {
    const place = await scene(context);
    expect(await expectTidy(place, await place.command([...run, ...reporters]))).toBe('whole');
    expect(place.requests()).toBeGreaterThan(40);
  });

  test.for(moments)('at %j leaves whole reports that say so, or none', async (moment, context) => {
    const place = await scene(context);
    const signal = JSON.stringify(moment).length % 2 === 0 ? 'SIGINT' : 'SIGTERM';
    const how = await expectTidy(place, await stopped(place, moment, signal));
    if ('requests' in moment && moment.requests > 0) context.expect(how).toBe('interrupted');
  });
});

describe.concurrent('a second signal', () => {
  test('ends the process at once, although a write hangs, and leaves nothing half-written', async (context) => {
    const place = await scene(context);
    // Nobody reads this pipe, so writing to it waits for ever.
    execFileSync('mkfifo', [`${place.path}/pipe`]);
    const ended = await place.command(['test', '--grep', 'aud-absent', '--runs', '0', '--reporter', 'json=pipe'], {
      started: (child) => {
        child.stderr?.once('data', () => {
          child.kill('SIGINT');
          setTimeout(() => child.kill('SIGINT'), 4000);
        });
      },
    });
    // As a shell sees it: 130.
    expect({ code: ended.code, signal: ended.signal }).toEqual({ code: null, signal: 'SIGINT' });
    expect((await readdir(place.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe.concurrent('assay doctor', () => {
  test('that is stopped shows what it found so far, and ends with 130', async (context) => {
    const never: Behaviour = { ...correct, admit: () => 'hang' };
    const endpoint = await open(never);
    const place = await folder({ 'assay.config.json': configFor(endpoint) });
    context.onTestFinished(async () => {
      await endpoint.close();
      await place.remove();
    });
    const stop = async (child: ChildProcess): Promise<void> => {
      while (endpoint.requests() < 1) await delay(10);
      child.kill('SIGINT');
    };
    const { code, stdout, stderr } = await place.command(['doctor'], { started: (child) => void stop(child) });
    expect(code).toBe(130);
    expect(stdout).toMatch(/^interrupted: nothing wrong was found so far\n/);
    expect(stdout).toContain('✓ connection');
    expect(stdout).not.toContain('next:');
    expect(stderr).toBe('');
  });
});
