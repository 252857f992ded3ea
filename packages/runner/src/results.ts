import type { Case, Expectation } from '@assay/cases';
import { about, type Judgement, judgeAnswer } from './judge.ts';
import type { Result } from './report.ts';
import { benchOf, exchangeOf, type Judged, type Lane } from './session.ts';
import { round } from './shown.ts';

/** A result about a case that was judged. */
export function resultOf(lane: Lane, subject: Case, judgement: Judgement, seen: readonly Judged[]): Result {
  const last = seen.at(-1)?.expected;
  const shown = judgement.status === 'passed' ? [] : seen.slice(0, evidenceShown);
  const { id, title, group } = subject;
  const { session, variant } = lane;
  return {
    id,
    variant: variant.name,
    title,
    group,
    reproduce: { id, variant: variant.name, seed: session.seed },
    ...judgement,
    message: session.redactor.redact(judgement.message),
    violates: last?.violates ?? [],
    expected: last?.expect ?? 'either',
    evidence: shown.map(({ shot }) => exchangeOf(session, shot)),
    seconds: round(seen.reduce((sum, { shot }) => sum + shot.answer.seconds, 0)),
  };
}

/** A result about one answered request. */
export function judged(lane: Lane, subject: Case, { shot, expected }: Judged): Result {
  return resultOf(lane, subject, judgeAnswer(shot, expected, subject), [{ shot, expected }]);
}

/** A result about a case that could not be judged, or was not sent. */
export function unjudged(
  lane: Lane,
  subject: Case,
  {
    status,
    message,
    help,
  }: { readonly status: 'error' | 'blocked' | 'skipped'; readonly message: string; readonly help: string },
  seen: readonly Judged[] = [],
): Result {
  const judgement: Judgement = { ...about(subject, { bench: benchOf(lane) }), status, observed: 'none', message, help };
  return { ...resultOf(lane, subject, judgement, seen), violates: seen.at(-1)?.expected.violates ?? subject.violates };
}

/** A breach that no single answer shows. */
export function breached(
  lane: Lane,
  subject: Case,
  breach: NonNullable<Expectation['ifAccepted']> & { readonly status: Result['status'] },
  seen: readonly Judged[],
): Result {
  const { rule, level, spec, message, help, status } = breach;
  return resultOf(lane, subject, { status, level, requirement: rule, spec, observed: 'none', message, help }, seen);
}

const evidenceShown = 4;
