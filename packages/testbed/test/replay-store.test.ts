import { expect, test } from 'vitest';
import { replayStore } from '../src/replay-store.ts';

test('a key is taken once until its time is over', () => {
  const store = replayStore();
  expect(store.take('a', 100, 50)).toBe(true);
  expect(store.take('a', 100, 60)).toBe(false);
  expect(store.take('a', 100, 100)).toBe(false);
  expect(store.take('a', 200, 101)).toBe(true);
});

test('keys that are over are forgotten, the others kept through a flood', () => {
  const store = replayStore();
  store.take('kept', 1_000_000, 0);
  for (let use = 0; use < 10_000; use += 1) store.take(`use ${use}`, use + 10, use);
  expect(store.size()).toBeLessThan(4000);
  expect(store.take('kept', 1_000_000, 10_000)).toBe(false);
});
