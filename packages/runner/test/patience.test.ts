import { describe, expect, test } from 'vitest';
import { clockOffset, type Environment, type Patience, patience } from '../src/index.ts';
import { createPace } from '../src/pace.ts';
import { createPatientSend, retryAfter } from '../src/patience.ts';
import type { Answer } from '../src/transport.ts';

/** 2026-11-23T12:00:00Z in milliseconds. */
const noon = Date.UTC(2026, 10, 23, 12);

/** A clock that only sleeping moves. */
function idle(): Environment & { readonly slept: number[] } {
  let now = noon;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds / 1000);
      now += milliseconds;
    },
  };
}

test('the patience of a run is that of the design', () => {
  expect(patience).toEqual({
    tries: 5,
    longestRetryAfter: 30,
    budget: 120,
    pauses: [1, 2, 4],
    controlPause: 2,
    recovery: 30,
  } satisfies Patience);
});

test.each([
  ['0', 0],
  ['7', 7],
  [' 7 ', 7],
  ['86400', 86_400],
  ['Mon, 23 Nov 2026 12:00:05 GMT', 5],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e9', undefined],
  ['soon', undefined],
  ['', undefined],
])('Retry-After: %j', (value, seconds) => {
  expect(retryAfter([['Retry-After', value]], noon)).toBe(seconds);
});

test('no Retry-After', () => {
  expect(retryAfter([['date', 'x']], noon)).toBeUndefined();
});

function answered(status: number, retry?: string): Answer {
  return { response: { status, headers: retry === undefined ? [] : [['retry-after', retry]], body: '' }, seconds: 0 };
}

async function sendAll(answers: readonly Answer[], sends = 1) {
  const environment = idle();
  const send = createPatientSend(patience, environment);
  const left = [...answers];
  const ends = [];
  for (let index = 0; index < sends; index += 1) {
    ends.push(await send(async () => ({ sent: undefined, answer: left.shift() ?? answered(200) })));
  }
  return { slept: environment.slept, end: ends.at(-1), unsent: left.length };
}

describe('a send', () => {
  test('that is answered waits for nothing', async () => {
    expect(await sendAll([answered(400)])).toMatchObject({ slept: [], end: { throttled: false } });
  });

  test('is tried five times, after 1, 2, 4 and 4 s', async () => {
    const { slept, end, unsent } = await sendAll(Array.from({ length: 6 }, () => answered(429)));
    expect(slept).toEqual([1, 2, 4, 4]);
    expect(end?.throttled).toBe(true);
    expect(unsent).toBe(1);
  });

  test('waits as long as the endpoint asks', async () => {
    expect(await sendAll([answered(429, '30'), answered(503, '3')])).toMatchObject({
      slept: [30, 3],
      end: { throttled: false },
    });
  });

  test('does not wait 31 s', async () => {
    expect(await sendAll([answered(429, '31')])).toMatchObject({ slept: [], end: { throttled: true } });
  });

  test.each([
    [undefined, false],
    ['0', true],
    ['soon', false],
  ])('that five times got 503 with Retry-After %s: throttled is %s', async (retry, throttled) => {
    expect((await sendAll(Array.from({ length: 5 }, () => answered(503, retry)))).end?.throttled).toBe(throttled);
  });

  test('has no more patience after 120 s of the run', async () => {
    const thirty = Array.from({ length: 10 }, () => answered(429, '30'));
    const { slept, end } = await sendAll(thirty, 2);
    expect(slept).toEqual([30, 30, 30, 30]);
    expect(end?.throttled).toBe(true);
  });
});

test.each([
  ['Mon, 23 Nov 2026 12:00:00 GMT', 0],
  ['Mon, 23 Nov 2026 12:00:02 GMT', 0],
  ['Mon, 23 Nov 2026 11:59:58 GMT', 0],
  ['Mon, 23 Nov 2026 12:00:03 GMT', 3],
  ['Mon, 23 Nov 2026 12:10:00 GMT', 600],
  ['Mon, 23 Nov 2026 11:59:15 GMT', -45],
  ['yesterday', undefined],
])('Date: %s', (value, seconds) => {
  expect(clockOffset([['Date', value]], noon)).toBe(seconds);
});

test('no Date', () => {
  expect(clockOffset([], noon)).toBeUndefined();
});

test('five requests at 4 a second leave 250 ms apart', async () => {
  const environment = idle();
  const left: number[] = [];
  const pace = createPace(4, environment);
  for (let index = 0; index < 5; index += 1) {
    await pace(1);
    left.push(environment.now() - noon);
  }
  expect(left).toEqual([0, 250, 500, 750, 1000]);
});

test('what goes at once is paid for afterwards', async () => {
  const environment = idle();
  const pace = createPace(4, environment);
  await pace(3);
  expect(environment.now() - noon).toBe(0);
  await pace(1);
  expect(environment.now() - noon).toBe(750);
});
