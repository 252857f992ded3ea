import { describe, expect, test } from 'vitest';
import type { ClientBehaviour } from '../src/client/behaviour.ts';
import { openStand } from '../src/client/bench/open-stand.ts';
import type { ClientDefect, ClientVariant } from '../src/client/client-defect.ts';
import { clientFaults } from '../src/client/client-faults.ts';
import { clientVariants } from '../src/client/client-variants.ts';
import { correctClient } from '../src/client/correct-client.ts';
import { setupFor } from '../src/client/setup.ts';
import type { Policy } from '../src/policy.ts';
import { fittingPolicies } from './fitting.ts';

type Entry = ClientDefect | ClientVariant;

/** The first algorithm of a policy that an entry is about. */
function algFor({ when }: Entry, { algs }: Policy): string {
  const open = when?.method === undefined ? Object.values(algs).flat() : (algs[when.method] ?? []);
  // An RSA key is slow to sign with, and few entries are about it.
  const sorted = open.toSorted((a, b) => Number(/^[RP]S/.test(a)) - Number(/^[RP]S/.test(b)));
  return sorted.find((alg) => when?.alg?.includes(alg) ?? true) ?? '';
}

function observe(entry: Entry, policy: Policy, behaviour: ClientBehaviour): Promise<string> {
  return entry.witness(openStand(setupFor(policy, algFor(entry, policy)), behaviour));
}

const rows = [...clientFaults, ...clientVariants].flatMap((entry) =>
  fittingPolicies(entry)
    .slice(0, 1)
    .map((policy) => [entry.id, policy.profile, entry, policy] as const),
);

test('every fault and every variant has a witness run', () => {
  expect(new Set(rows.map(([id]) => id)).size).toBe(clientFaults.length + clientVariants.length);
});

describe.concurrent('a witness tells it from the correct client', () => {
  test.each(rows)('%s under %s', async (_id, _profile, entry, policy) => {
    const [other, right, again] = await Promise.all([
      observe(entry, policy, entry.alter(correctClient)),
      observe(entry, policy, correctClient),
      observe(entry, policy, correctClient),
    ]);
    expect(again, 'the correct client is not always seen the same').toBe(right);
    expect(other, `both are seen as ${right}`).not.toBe(right);
  });
});
