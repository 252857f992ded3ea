import { paramTypes, rules } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import {
  type Bench,
  type Case,
  judge,
  mint,
  plan,
  profileIds,
  type Recipe,
  serverLine,
  shippedCases,
  shippedProfile,
} from '../src/index.ts';
import { algsOf, benchOf, target } from './bench.ts';

const cases = shippedCases();
const silenced = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]));
/** Whether a rule is broken depends on the numbers and words that the profile gives it, or on its list of algorithms. */
const parametrised = new Set([...Object.keys(paramTypes), 'alg-allowed']);
/** Pairs of case and rule that were seen together under some profile. */
const seen = new Set<string>();
const capabilities = new Set(['second-client', 'jwks-server', 'slow', 'intrusive', 'tls', 'hmac', 'resource'] as const);
const runs = profileIds().flatMap((id) => algsOf(shippedProfile(id)).map((alg) => ({ id, alg })));

/** What the validator reports for a recipe on the server side, at any level. */
async function reported(recipe: Recipe, bench: Bench): Promise<readonly string[]> {
  const minted = await mint(recipe, bench);
  return judge(minted, bench, { replay: 'fresh', history: {} }, 0).map((one) => one.rule);
}

/** Rules that a case names, that the profile holds for servers of this client, and that no other rule speaks for. */
function owed({ violates }: Case, found: readonly string[], bench: Bench): readonly string[] {
  const held = violates.filter((rule) => serverLine(bench.profile, rule, bench) !== undefined);
  return held.filter((rule) => !parametrised.has(rule) && !silenced.get(rule)?.some((one) => found.includes(one)));
}

test('every profile is tried with an algorithm of each of its methods', () => {
  const tried = new Set(
    runs.map(({ id, alg }) => `${id} ${alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt'}`),
  );
  const owedRuns = profileIds().flatMap((id) =>
    Object.keys(shippedProfile(id).methods).map((method) => `${id} ${method}`),
  );
  expect([...tried].sort()).toEqual(owedRuns.sort());
});

describe.each(runs)('$id with $alg', ({ id, alg }) => {
  test('the valid request breaks nothing', async () => {
    expect(await reported({}, await benchOf(shippedProfile(id), alg))).toEqual([]);
  });

  test('every single case breaks the rules it names and no others', async () => {
    const bench = await benchOf(shippedProfile(id), alg);
    const planned = plan(cases, bench.variant, { profile: bench.profile, target, capabilities });
    // Together, since a signature is waited for.
    const wrong = await Promise.all(
      planned.map(async ({ case: one, skip }) => {
        if (skip !== undefined || one.steps !== undefined) return [];
        const found = await reported(one, bench);
        for (const rule of found) seen.add(`${one.id} ${rule}`);
        const surplus = found.filter((rule) => !one.violates.includes(rule));
        const missing = owed(one, found, bench).filter((rule) => !found.includes(rule));
        const told = `${one.id}: found ${found.join(' ')}; surplus ${surplus.join(' ')}; missing ${missing.join(' ')}`;
        return surplus.length + missing.length > 0 ? [told] : [];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });
});

test('every rule that a single case names is broken by it under some profile', () => {
  const pairs = cases
    .filter((one) => one.steps === undefined)
    .flatMap((one) => one.violates.map((rule) => `${one.id} ${rule}`));
  expect(pairs.filter((pair) => !seen.has(pair))).toEqual([]);
});
