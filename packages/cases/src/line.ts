import type { FlatRule, Profile } from '@assay/validator';

const known = new WeakMap<Profile, ReadonlyMap<string, FlatRule>>();

/** The line of a profile about a rule. Every request asks for several, so they are put in order once. */
export function lineOf(profile: Profile, rule: string): FlatRule | undefined {
  const ready = known.get(profile);
  if (ready !== undefined) return ready.get(rule);
  const lines = new Map(profile.rules.map((line) => [line.rule, line]));
  known.set(profile, lines);
  return lines.get(rule);
}
