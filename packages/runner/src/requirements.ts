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
    const count = (...statuses: readonly Result['status'][]) => about.filter((one) => statuses.includes(one.status)).length;
    const passed = count('passed', 'info') + (shownByRefusals.has(rule) ? refused : 0);
    const known = reasons[rule];
    const reason = passed > 0 ? undefined : (known && `${known.reason}: ${known.why}`) ?? about.find((one) => one.message !== '')?.message;
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

/** A result speaks of its requirement, and a refusal that was owed of every rule that the request broke. */
function speaksOf(result: Result, rule: string): boolean {
  return result.requirement === rule || (result.status !== 'failed' && result.status !== 'warning' && result.violates.includes(rule));
}
