import type { Defect, Variant } from '../src/defect.ts';
import { type Policy, policies } from '../src/policy.ts';

/** The policies that have a client a fault or variant is about, and that it does not leave out. */
export function fittingPolicies(entry: Defect | Variant): readonly Policy[] {
  return policies.filter(({ algs, profile }) => {
    if (entry.profiles !== undefined && !entry.profiles.includes(profile)) return false;
    const open = entry.when?.method === undefined ? Object.values(algs).flat() : (algs[entry.when.method] ?? []);
    return entry.when?.alg === undefined ? open.length > 0 : entry.when.alg.some((alg) => open.includes(alg));
  });
}
