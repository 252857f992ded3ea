import type { RunEvent } from '@assay/runner';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Io } from '../src/io.ts';
import { openProgress, type Progress } from '../src/progress.ts';
import { type Running, statusLine, statusText } from '../src/progress-line.ts';

const start: RunEvent = {
  type: 'start',
  head: {
    tool: { name: 'assay', version: '0' },
    mode: 'test',
    profile: { id: 'p', title: 'P', edition: '2026-11', digest: '' },
    target: 'https://as.example/token',
    startedAt: '2026-11-23T00:00:00.000Z',
    seed: 7,
  },
  planned: 3,
  groups: { 'audience [ES384]': 2, 'time [ES384]': 1 },
};
const end: RunEvent = { type: 'end', seconds: 1, requests: 3, interrupted: false };

function result(id: string, group: string, status: 'passed' | 'failed' | 'blocked'): RunEvent {
  return {
    type: 'result',
    result: {
      id,
      variant: 'ES384',
      title: id,
      group,
      status,
      level: 'MUST',
      requirement: 'r',
      violates: [],
      spec: [],
      expected: 'reject',
      observed: 'refused',
      message: '',
      help: '',
      evidence: [],
      seconds: 0,
      reproduce: { id, seed: 7 },
    },
  };
}

/** A run that tells an event, or what it waits for, and then takes its time. */
async function* run(progress: () => Progress, ...steps: readonly (RunEvent | number)[]): AsyncGenerator<RunEvent> {
  for (const one of steps) {
    if (typeof one !== 'number') {
      yield one;
      continue;
    }
    const until = Date.now() + one;
    progress().watch({ doing: 'waiting', why: 'as the endpoint asked with 429', until });
    await vi.advanceTimersByTimeAsync(one);
  }
}

async function told(io: Partial<Io>, ...steps: readonly (RunEvent | number)[]): Promise<readonly string[]> {
  const said: string[] = [];
  const progress: Progress = openProgress({
    stdout: () => undefined,
    stderr: (text) => void said.push(text),
    env: {},
    cwd: '.',
    interactive: false,
    signal: new AbortController().signal,
    ...io,
  });
  for await (const _ of progress.follow(run(() => progress, ...steps)));
  return said;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('lines that stay', () => {
  test('one a group, when it is complete; what was not planned, at the end', async () => {
    const said = await told(
      {},
      start,
      result('control', 'control', 'passed'),
      result('a', 'audience', 'failed'),
      result('t', 'time', 'blocked'),
      result('b', 'audience', 'passed'),
      ...['x', 'y', 'z'].map((id) => result(id, 'audience', 'passed')),
      end,
    );
    expect(said).toEqual([
      'p → https://as.example/token  seed 7, 3 cases\n',
      '! time [ES384]: 1 blocked\n',
      '✗ audience [ES384]: 1 failed, 1 passed\n',
      '✓ control [ES384]: 1 passed\n',
      '✓ audience [ES384]: 3 passed\n',
    ]);
  });

  test('one every 15 s while nothing happens, with what is waited for', async () => {
    const said = await told({}, start, result('a', 'audience', 'failed'), 50_000, end);
    expect(said.slice(1, -1)).toEqual(
      [35, 20, 5].map((left) => `… 1/3, 1 failed: waiting ${left} s as the endpoint asked with 429\n`),
    );
  });

  test('none for nothing while others are written', async () => {
    const said = await told({}, start, 10_000, result('t', 'time', 'passed'), 10_000, end);
    expect(said.filter((line) => line.startsWith('…'))).toEqual([]);
  });

  test('with colour where it is wished for: the words stay the same', async () => {
    const lines = await told({ env: { FORCE_COLOR: '1' } }, start, result('t', 'time', 'blocked'), end);
    expect(lines[1]).toBe('\u001b[33m!\u001b[39m time [ES384]: 1 blocked\n');
  });
});

describe('a line that is redrawn', () => {
  test('no more than ten times a second, and only when it says something new', async () => {
    const many = Array.from({ length: 200 }, (_, index) => [result(`c${index}`, 'audience', 'passed'), 10]).flat();
    const said = await told({ interactive: true, errorColumns: () => 60 }, start, ...many, 5000, end);
    const drawn = said.filter((text) => text.startsWith('\r\u001b[2K') && text.length > 5);
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThanOrEqual(20 + 6 + 2);
    expect(said.at(-1)).toBe('\r\u001b[2K');
  });

  test('is as wide as the terminal is now', async () => {
    let columns = 60;
    const said = await told({ interactive: true, errorColumns: () => columns }, start, 3000);
    columns = 20;
    const narrow = await told({ interactive: true, errorColumns: () => columns }, start, 3000);
    expect(Math.max(...said.slice(1).map((text) => text.length - 5))).toBeGreaterThan(19);
    expect(Math.max(...narrow.slice(1).map((text) => text.length - 5))).toBeLessThanOrEqual(19);
  });
});

describe('the status', () => {
  const running: Running = { started: 0, planned: 40, done: 10, failed: 2, waits: [] };

  test('guesses the time left from what was done', () => {
    expect(statusText({ ...running, sending: { what: 'aud-absent [ES384]', since: 19_500 } }, 20_000)).toBe(
      '10/40, 2 failed, 1:00 left: aud-absent [ES384]',
    );
  });

  test('knows that a wait takes at least its time', () => {
    const waits = [{ why: 'until replay-after-75-seconds goes on', until: 90_000 }];
    expect(statusText({ ...running, waits }, 20_000)).toBe(
      '10/40, 2 failed, 1:10 left: waiting 70 s until replay-after-75-seconds goes on',
    );
  });

  test('says so when an answer is long in coming', () => {
    const sending = { what: 'aud-absent [ES384]', since: 0 };
    expect(statusText({ ...running, done: 0, sending }, 4000)).toBe(
      '0/40, 2 failed: waiting for an answer to aud-absent [ES384]',
    );
  });

  test('is cut to its width, colour not counted', () => {
    const sending = { what: 'aud-absent [ES384]', since: 19_500 };
    const line = statusLine({ ...running, sending }, { now: 20_000, width: 24, color: true });
    expect(line).toBe('10/40, \u001b[31m2 failed\u001b[39m, 1:00 l…');
  });
});
