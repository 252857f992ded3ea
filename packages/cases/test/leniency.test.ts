import { keySet, secretSet, signatureFact } from '@assay/jws';
import { rules, validate } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { shippedProfile } from '../src/index.ts';
import verdicts from './leniency.json' with { type: 'json' };
import { factsOf, samples } from './leniency-rows.ts';

const profile = shippedProfile('rfc7523');

/** Our verdict as a server, with no tolerance, and every rule that is broken, at any level. */
async function judge(title: string): Promise<{ readonly outcome: string; readonly rules: readonly string[] }> {
  const sample = samples[title]?.();
  if (sample === undefined) throw new Error(`no sample ${title}`);
  const { registered, assertion } = sample;
  const keys = 'secret' in registered ? secretSet(registered.secret) : await keySet({ keys: registered.keys } as never);
  const facts = { ...factsOf(sample), keys: keys.facts, signature: await signatureFact(assertion, keys) };
  const { outcome, findings, unjudged } = validate({ assertion }, profile, facts);
  expect(unjudged).toEqual([]);
  return { outcome, rules: findings.map((one) => one.rule) };
}

describe('what one library or another lets pass', () => {
  test.each(Object.entries(verdicts))('%s', async (title, verdict) => {
    expect(await judge(title)).toEqual(verdict);
  });
});

test('every row has a verdict, and every verdict a row', () => {
  expect(Object.keys(samples)).toEqual(Object.keys(verdicts));
  expect(Object.keys(samples)).toHaveLength(60);
});

test('what is refused is refused by a rule, and what is accepted breaks no MUST', () => {
  const known = new Set(rules.map((one) => one.id));
  for (const { outcome, rules: broken } of Object.values(verdicts)) {
    expect(broken.filter((rule) => !known.has(rule))).toEqual([]);
    if (outcome === 'refuse') expect(broken).not.toEqual([]);
  }
});
