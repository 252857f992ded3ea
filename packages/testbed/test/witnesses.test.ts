import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../src/behaviour.ts';
import { openBench } from '../src/bench/open-bench.ts';
import { correct } from '../src/correct.ts';
import type { Defect, Variant } from '../src/defect.ts';
import { faults } from '../src/faults.ts';
import type { Policy } from '../src/policy.ts';
import { variants } from '../src/variants.ts';
import { fittingPolicies } from './fitting.ts';

async function observe(entry: Defect | Variant, policy: Policy, behaviour: Behaviour): Promise<string> {
  const bench = await openBench({ policy, behaviour, when: entry.when });
  try {
    return await entry.witness(bench);
  } finally {
    await bench.close();
  }
}

const rows = [...faults, ...variants].flatMap((entry) =>
  fittingPolicies(entry).map((policy) => [entry.id, policy.profile, entry, policy] as const),
);

test('every fault and every variant has a witness run', () => {
  expect(new Set(rows.map(([id]) => id)).size).toBe(faults.length + variants.length);
});

describe.concurrent('a witness tells it from the correct endpoint', () => {
  test.each(rows)('%s under %s', async (_id, _profile, entry, policy) => {
    const [other, right] = await Promise.all([
      observe(entry, policy, entry.alter(correct)),
      observe(entry, policy, correct),
    ]);
    expect(other, `both answer ${right}`).not.toBe(right);
  });
});
