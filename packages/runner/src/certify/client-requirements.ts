import { holds, type Profile } from '@assay/validator';
import type { Requirement, Result } from '../report.ts';
import { clientsIn, counterOf } from '../requirements.ts';

/** How far each rule that binds the client was proven by the results. */
export function clientRequirementsOf(results: readonly Result[], profile: Profile): readonly Requirement[] {
  const [client] = clientsIn(results);
  return profile.rules.flatMap(({ rule, client: level, when, spec }) => {
    if (level === undefined || holds(when, client) !== true) return [];
    const about = results.filter((one) => one.requirement === rule);
    const count = counterOf(about);
    const passed = level === 'MAY' ? count('passed', 'info') : count('passed');
    const reason = passed > 0 ? undefined : (unjudged[rule] ?? about.find((one) => one.message !== '')?.message);
    return [
      {
        rule,
        level,
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

/** Rules that bind clients and that no request or scenario can show, and why. */
const unjudged: Readonly<Record<string, string>> = {
  'both-algorithms-supported': 'one client is registered for one algorithm',
  'hmac-key-not-password': 'nobody can tell a password from a random secret by looking at it',
};
