import { describe, expect, test } from 'vitest';
import { type OpenBench, openBench } from '../src/bench/open-bench.ts';
import { type Draft, short } from '../src/bench/witness.ts';
import { correct } from '../src/correct.ts';
import { variants } from '../src/variants.ts';
import { fittingPolicies } from './fitting.ts';

/** Sends again where the endpoint asks for patience. */
async function patiently(bench: OpenBench, draft: Draft): Promise<string> {
  const first = await bench.send(draft);
  if (first.status !== 429 && first.status !== 503) return short(first);
  return short(await bench.send(draft));
}

const rows = variants.flatMap((variant) =>
  fittingPolicies(variant).map((policy) => [variant.id, policy.profile, variant, policy] as const),
);

describe.concurrent('a lawful variant accepts what is good and refuses what is not', () => {
  test.each(rows)('%s under %s', async (_id, _profile, variant, policy) => {
    // A lawful endpoint leaves nobody without an answer, however busy the machine is.
    const bench = await openBench({ policy, behaviour: variant.alter(correct), when: variant.when, waitMs: 20_000 });
    const bad: readonly Draft[] = [
      { key: bench.stranger },
      { key: bench.other.key },
      { claims: { aud: 'https://stranger.example' } },
      { claims: { exp: bench.now() - 100, iat: bench.now() - 200 } },
      { header: { alg: 'none' }, text: (assertion) => assertion.replace(/[^.]*$/, '') },
      { params: { client_assertion_type: 'x' } },
    ];
    const seen: string[] = [];
    for (const draft of bad) {
      seen.push(await patiently(bench, draft));
      bench.advance(2);
      expect(await patiently(bench, {})).toBe('200');
    }
    await bench.close();
    expect(seen.filter((one) => !/^40[01] (?:invalid_client|invalid_request|unauthorized_client)$/.test(one))).toEqual(
      [],
    );
  });
});
