import { profileIds } from '@assay/cases';
import type { Result, Status } from '@assay/runner';
import { policyFor } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { treatmentOf } from '../score/accusations.ts';
import { algsOf } from '../score/algorithms.ts';
import { shareOf } from '../score/jobs.ts';

describe('what the kill score tries', () => {
  test.each(profileIds())('%s, with algorithms that its reference endpoint has', (id) => {
    const supported = Object.values(policyFor(id).algs).flat();
    expect(algsOf[id]).not.toEqual([]);
    expect(supported).toEqual(expect.arrayContaining([...(algsOf[id] ?? ['no algorithm listed'])]));
  });

  test('every job, once, whatever the number of threads', () => {
    const jobs = Array.from({ length: 11 }, (_, job) => job);
    const shares = [0, 1, 2].map((index) => shareOf(jobs, { index, count: 3 }));
    expect(shares.flat().toSorted((a, b) => a - b)).toEqual(jobs);
  });
});

describe('how a lawful party was treated', () => {
  const result = (status: Status, requirement: string) =>
    ({ id: 'a-case', variant: 'ES384', status, requirement, message: 'why' }) as Result;
  const treated = (...results: readonly Result[]) =>
    treatmentOf({ results }, ({ status }) => status === 'blocked', ['alg-preferred']);

  test('unfairly, by a failure, even of a rule that may warn', () => {
    const line = 'failed a-case [ES384] (alg-preferred): why';
    expect(treated(result('passed', 'exp-present'), result('failed', 'alg-preferred')).accusations).toEqual([line]);
  });

  test('unfairly, by a warning that it does not allow', () => {
    expect(treated(result('warning', 'jti-unique')).accusations).toEqual(['warning a-case [ES384] (jti-unique): why']);
  });

  test('fairly, by a warning that it allows', () => {
    expect(treated(result('warning', 'alg-preferred'), result('info', 'exp-present'))).toEqual({
      accusations: [],
      unjudged: [],
    });
  });

  test('not at all, where it could not be judged', () => {
    expect(treated(result('blocked', 'exp-present')).unjudged).toEqual(['blocked a-case [ES384] (exp-present): why']);
  });
});
