import { AssayError } from './error.ts';
import type { Facts, Side } from './facts.ts';
import type { Profile } from './profile.ts';
import type { RawSubject } from './subject.ts';
import type { Validate } from './validate.ts';
import type { Finding, Unjudged, Verdict } from './verdict.ts';

/**
 * Thrown by `assertValid`: `ERR_REFUSED` when a MUST is broken, `ERR_UNDECIDED` when one could not be judged or no
 * assertion could be read.
 */
export class AssertionError extends AssayError {
  override readonly name: string = 'AssertionError';
  readonly verdict: Verdict;

  constructor(verdict: Verdict, message: string) {
    super(verdict.outcome === 'refuse' ? 'ERR_REFUSED' : 'ERR_UNDECIDED', message);
    this.verdict = verdict;
  }
}

/** Judges like `validate` and throws unless the outcome is `accept`. */
export type AssertValid = (subject: RawSubject, profile: Profile, facts: Facts, side?: Side) => Verdict;

/** Builds the throwing twin of a `validate` around what tells why a verdict is not `accept`. */
export function createAssertValid(validate: Validate, explain: (verdict: Verdict) => string): AssertValid {
  return (subject, profile, facts, side) => {
    const verdict = validate(subject, profile, facts, side);
    if (verdict.outcome !== 'accept') throw new AssertionError(verdict, explain(verdict));
    return verdict;
  };
}

/** Tells which rules keep a verdict from `accept`, and no more. */
export function explainByRule({ outcome, findings, unjudged }: Verdict): string {
  const ids = musts<Finding | Unjudged>(outcome === 'refuse' ? findings : unjudged).map((one) => one.rule);
  return [outcome, ...ids].join(' ');
}

/** Those that bind at MUST. */
export function musts<T extends Finding | Unjudged>(all: readonly T[]): readonly T[] {
  return all.filter((one) => one.level === 'MUST');
}
