import type { Reason } from '@assay/cases';
import { type ClientFact, holds, type Profile } from '@assay/validator';
import { controlCase } from './control.ts';
import { caseLevelRules } from './judge.ts';
import type { Requirement, Result } from './report.ts';

/** How far each rule that binds servers was proven by the results. */
export function requirementsOf(
  results: readonly Result[],
  profile: Profile,
  reasons: Readonly<Record<string, Reason>>,
): readonly Requirement[] {
  const passes = results.filter((one) => one.status === 'passed');
  const refused = passes.filter((one) => one.observed === 'refused').length;
  const clients = clientsIn(results);
  return profile.rules.flatMap(({ rule, server, when, spec }) => {
    if (server === undefined || !clients.some((client) => holds(when, client) === true)) return [];
    const about = results.filter((one) => speaksOf(one, rule));
    const count = counterOf(about);
    // What may be either way is observed, not proven; only a MAY asks for no more.
    const kept = server === 'MAY' ? count('passed', 'info') : count('passed');
    const known = reasons[rule];
    const tried = about.some(({ status }) => status !== 'skipped');
    const shown = shownByRefusals.has(rule) ? refused : tried ? 0 : shownElsewhere(known, passes);
    const passed = kept + shown;
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

/** Counts results by status. */
export function counterOf(results: readonly Result[]): (...statuses: readonly Result['status'][]) => number {
  return (...statuses) => results.filter((one) => statuses.includes(one.status)).length;
}

/** The kinds of clients that results speak of: the variant is the algorithm, and the algorithm tells the method. */
export function clientsIn(results: readonly Result[]): readonly ClientFact[] {
  const algs = new Set(results.flatMap(({ variant }) => variant ?? []));
  return [...algs].map((alg) => ({
    id: '',
    method: alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt',
    algs: [alg],
  }));
}

/** Every refusal that passed had a status and a code that the profile allows, and was an answer. */
const shownByRefusals = new Set([...caseLevelRules, 'refusal-answered']);

/** A rule without cases of its own may be shown by every accepted control, or by the case that covers it. */
function shownElsewhere(known: Reason | undefined, passes: readonly Result[]): number {
  if (known?.reason === 'judged on every answer') return passes.filter((one) => one.id === controlCase.id).length;
  const covering = /^covered by (\S+)$/.exec(known?.reason ?? '')?.[1];
  return passes.filter((one) => one.id === covering).length;
}

/** A result speaks of its requirement; one without fault also of what the request broke, unless it was accepted. */
function speaksOf({ requirement, status, observed, violates }: Result, rule: string): boolean {
  if (requirement === rule) return true;
  return status !== 'failed' && status !== 'warning' && observed !== 'accepted' && violates.includes(rule);
}
