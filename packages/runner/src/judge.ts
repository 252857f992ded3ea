import { type Breach, breachOf, type Case, type Expectation, serverLine } from '@assay/cases';
import { type Finding, type Level, type RefusalClass, validateResponse } from '@assay/validator';
import type { Result, Status } from './report.ts';
import { describeAnswer, expectedResponse, observe, type Shot, viewOf } from './shot.ts';

/** The rules about status and error code: the only response rules for which a case itself fails. */
export const caseLevelRules: ReadonlySet<string> = new Set([
  'error-status',
  'error-status-preferred',
  'error-code',
  'error-code-preferred',
]);

/** The judged part of a result; the caller adds who, where and the evidence. */
export type Judgement = Pick<Result, 'status' | 'level' | 'requirement' | 'spec' | 'observed' | 'message' | 'help'>;

/** The status that breaking a rule of a level has. */
export function statusOf(level: Level): Status {
  if (level === 'MUST') return 'failed';
  return level === 'SHOULD' ? 'warning' : 'info';
}

/** The status that a rule of a level has when nothing broke it: what may be either way is observed, not proven. */
export function keptStatusOf(level: Level): Status {
  return level === 'MAY' ? 'info' : 'passed';
}

/** Judges an answer that is an acceptance or a refusal: token issued? then status, then error code. */
export function judgeAnswer(shot: Shot, expected: Expectation, subject: Case): Judgement {
  const accepted = observe(shot) === 'accepted';
  const observed = accepted ? ('accepted' as const) : ('refused' as const);
  const breach = accepted ? expected.ifAccepted : expected.ifRefused;
  if (breach !== undefined) return broken(breach, observed, shot);
  const worst = accepted || subject.anyRefusal ? undefined : refusalFindings(shot, expected)[0];
  if (worst !== undefined) return { ...broken(worst, observed, shot), message: worst.message };
  const kept = proved(subject, shot) ?? expected.ifAccepted ?? expected.ifRefused;
  return {
    status: kept === undefined ? 'info' : keptStatusOf(kept.level),
    ...(kept === undefined ? about(subject, shot) : { requirement: kept.rule, level: kept.level, spec: kept.spec }),
    observed,
    message: '',
    help: '',
  };
}

function broken(breach: Breach, observed: 'accepted' | 'refused', { answer }: Shot): Judgement {
  const did =
    observed === 'accepted'
      ? `accepted (${describeAnswer(answer)}) a request that ${breach.level === 'MUST' ? 'had' : 'ought'} to be refused`
      : `refused (${describeAnswer(answer)}) a request that ${breach.level === 'MUST' ? 'had' : 'ought'} to be accepted`;
  return {
    status: statusOf(breach.level),
    level: breach.level,
    requirement: breach.rule,
    spec: breach.spec,
    observed,
    message: `${did}: ${breach.message}`,
    help: helpFor(breach, observed),
  };
}

/** The words of a rule address who sends; an endpoint that accepted is told what to refuse. */
function helpFor(breach: Breach, observed: 'accepted' | 'refused'): string {
  return observed === 'accepted' ? `Refuse such a request. Its sender is told: ${breach.help}` : breach.help;
}

/** What is wrong with status and error code of a refusal that was owed, worst first. */
function refusalFindings(shot: Shot, expected: Expectation): readonly Finding[] {
  if ('none' in shot.answer || expected.refusals.length === 0) return [];
  return formFindings(shot, causeOf(shot, expected));
}

/** The cause that a refusal answers: of several, the one whose form it has. */
export function causeOf(shot: Shot, { refusals }: Expectation): RefusalClass | undefined {
  if (refusals.length < 2) return refusals[0];
  const fits = refusals.map((cause) => ({
    cause,
    weight: formFindings(shot, cause).reduce((sum, one) => sum + (one.level === 'MUST' ? 10 : 1), 0),
  }));
  return fits.toSorted((a, b) => a.weight - b.weight)[0]?.cause;
}

function formFindings(shot: Shot, cause: RefusalClass | undefined): readonly Finding[] {
  if ('none' in shot.answer) return [];
  const { findings } = validateResponse(
    viewOf(shot.answer.response),
    shot.bench.profile,
    expectedResponse(shot, cause),
  );
  const own = findings.filter((one) => caseLevelRules.has(one.rule) && one.level !== 'MAY');
  return own.toSorted((a, b) => (a.level === b.level ? 0 : a.level === 'MUST' ? -1 : 1));
}

/** The behaviour that a single case is meant to prove, when the profile asks for it. */
function proved({ proves = [], steps }: Case, { bench }: Shot): Breach | undefined {
  return steps === undefined ? proves.flatMap((rule) => breachOf(rule, bench) ?? [])[0] : undefined;
}

/** What an observation is about, when nothing is at stake. */
export function about(subject: Case, { bench }: Pick<Shot, 'bench'>): Pick<Result, 'requirement' | 'level' | 'spec'> {
  const named = [...subject.violates, ...(subject.tolerates ?? []), ...(subject.proves ?? [])];
  const line = named.flatMap((rule) => serverLine(bench.profile, rule, bench) ?? [])[0];
  return {
    requirement: line?.rule ?? named[0] ?? 'refusal-answered',
    level: line?.server ?? 'MAY',
    spec: line?.spec ?? [],
  };
}
