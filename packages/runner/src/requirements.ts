import type { Reason } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { caseLevelRules } from './judge.ts';
import type { Requirement, Result } from './report.ts';

/** How far each rule that binds servers was proven by the results. */
export function requirementsOf(
  results: readonly Result[],
  profile: Profile,
  reasons: Readonly<Record<string, Reason>>,
): readonly Requirement[] {
  const refused = results.filter((one) => one.status === 'passed' && one.observed === 'refused').length;
  return profile.rules.flatMap(({ rule, server, spec }) => {
    if (server === undefined) return [];
    const about = results.filter((one) => speaksOf(one, rule));
    const count = (...statuses: readonly Result['status'][]) =>
      about.filter((one) => statuses.includes(one.status)).length;
    // What may be either way is observed, not proven; only a MAY asks for no more.
    const kept = server === 'MAY' ? count('passed', 'info') : count('passed');
    const passed = kept + (shownByRefusals.has(rule) ? refused : 0);
    const known = reasons[rule];
    const reason =
      passed > 0
        ? undefined
        : ((known && `${known.reason}: ${known.why}`) ?? about.find((one) => one.message !== '')?.message);
    return [
      {
        rule,
        level: server,
        spec,
        passed,
        failed: count('failed'),
        warning: count('warning'),
        notRun: count('error', 'blocked', 'skipped'),
        ...(reason !== undefined && { reason }),
      },
    ];
  });
}

/** Every refusal that passed had a status and a code that the profile allows, and was an answer. */
const shownByRefusals = new Set([...caseLevelRules, 'refusal-answered']);

/** A result speaks of its requirement; one without fault also of what the request broke, unless it was accepted. */
function speaksOf({ requirement, status, observed, violates }: Result, rule: string): boolean {
  if (requirement === rule) return true;
  return status !== 'failed' && status !== 'warning' && observed !== 'accepted' && violates.includes(rule);
}
