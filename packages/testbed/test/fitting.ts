import type { ClientDefect, ClientVariant } from '../src/client/client-defect.ts';
import type { Defect, Variant } from '../src/defect.ts';
import { basePolicies, type Policy, policies } from '../src/policy.ts';

/** The policies that have a client a fault or variant is about: those it names, or the base ones. */
export function fittingPolicies(entry: Defect | Variant | ClientDefect | ClientVariant): readonly Policy[] {
  const named = policies.filter(({ profile }) => entry.profiles?.includes(profile));
  return (entry.profiles === undefined ? basePolicies : named).filter(({ algs }) => {
    const open = entry.when?.method === undefined ? Object.values(algs).flat() : (algs[entry.when.method] ?? []);
    return entry.when?.alg === undefined ? open.length > 0 : entry.when.alg.some((alg) => open.includes(alg));
  });
}
