import { describe, expect, test } from 'vitest';
import { duration, moment } from '../src/human-time.ts';

describe('a length of time is told in its two largest units', () => {
  test.each([
    [0, '0 s'],
    [0.25, '0.25 s'],
    [1, '1 s'],
    [59.6, '1 min'],
    [90, '1 min 30 s'],
    [3600, '1 h'],
    [3661, '1 h 1 min'],
    [86_399, '23 h 59 min'],
    [90_061, '1 d 1 h'],
    [1e9, '11574 d 1 h'],
  ])('%d s: %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('a moment is told in UTC and from now', () => {
  test.each([
    [1_795_440_000, '2026-11-23T13:20:00Z, now'],
    [1_795_440_300, '2026-11-23T13:25:00Z, in 5 min'],
    [1_795_439_999.5, '2026-11-23T13:19:59.500Z, 0.5 s ago'],
    [8.64e12, '+275760-09-13T00:00:00Z, in 99979219 d 10 h'],
  ])('%d', (at, words) => {
    expect(moment(at, 1_795_440_000)).toBe(words);
  });

  test.each([8.65e12, -1e300, Number.POSITIVE_INFINITY, Number.NaN])('%d is no moment', (at) => {
    expect(moment(at, 0)).toBeUndefined();
  });
});
