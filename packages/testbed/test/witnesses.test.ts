import { describe, expect, test } from 'vitest';
import { openBench } from '../src/bench/open-bench.ts';
import { correct } from '../src/correct.ts';
import type { Defect } from '../src/defect.ts';
import { faults } from '../src/faults.ts';
import { policies, policyFor } from '../src/policy.ts';

/** The first profile that the fault names, or the first that has a client it is about. */
function profileFor(fault: Defect): string {
  const fitting = policies.filter(({ algs }) => {
    const open = fault.when?.method === undefined ? Object.values(algs).flat() : (algs[fault.when.method] ?? []);
    return fault.when?.alg === undefined ? open.length > 0 : fault.when.alg.some((alg) => open.includes(alg));
  });
  const preferred = fault.profiles?.[0] ?? 'redox-source-auth-v2';
  return fitting.some((policy) => policy.profile === preferred) ? preferred : (fitting[0]?.profile ?? '');
}

async function observe(fault: Defect, faulty: boolean): Promise<string> {
  const behaviour = faulty ? fault.alter(correct) : correct;
  const bench = await openBench({ policy: policyFor(profileFor(fault)), behaviour, when: fault.when });
  try {
    return await fault.witness(bench);
  } finally {
    await bench.close();
  }
}

describe.concurrent('a witness sees the difference', () => {
  test.each(faults.map((fault) => [fault.id, fault] as const))('%s', async (_id, fault) => {
    const [wrong, right] = await Promise.all([observe(fault, true), observe(fault, false)]);
    expect(wrong, `both answer ${right}`).not.toBe(right);
  });
});
