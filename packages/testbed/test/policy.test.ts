import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { policies, policyFor } from '../src/policy.ts';

test.each(policies.map((policy) => [policy.profile, policy] as const))(
  'the methods and algorithms of %s are those of its profile',
  async (id, policy) => {
    const file = new URL(`../../../suites/profiles/${id}.json`, import.meta.url);
    const { methods } = JSON.parse(await readFile(file, 'utf8')) as { methods: object };
    expect(policy.algs).toEqual(methods);
  },
);

test('a profile without a policy', () => {
  expect(() => policyFor('fapi2')).toThrow(expect.objectContaining({ code: 'ERR_PROFILE' }));
});
