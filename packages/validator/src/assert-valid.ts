import { AssayError } from './error.ts';
import type { Facts, Side } from './facts.ts';
import type { Profile } from './profile.ts';
import type { RawSubject } from './subject.ts';
import type { Validate } from './validate.ts';
import type { Verdict } from './verdict.ts';

/**
 * Thrown by `assertValid`: `ERR_REFUSED` when a MUST is broken, `ERR_UNDECIDED` when one could not be judged or no
 * assertion could be read.
 */
export class AssertionError extends AssayError {
  override readonly name: string = 'AssertionError';
  readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    super(verdict.outcome === 'refuse' ? 'ERR_REFUSED' : 'ERR_UNDECIDED', explain(verdict));
    this.verdict = verdict;
  }
}

/** Judges like `validate` and throws unless the outcome is `accept`. */
export type AssertValid = (subject: RawSubject, profile: Profile, facts: Facts, side?: Side) => Verdict;

/** Builds the throwing twin of a `validate`. */
export function createAssertValid(validate: Validate): AssertValid {
  return (subject, profile, facts, side) => {
    const verdict = validate(subject, profile, facts, side);
    if (verdict.outcome !== 'accept') throw new AssertionError(verdict);
    return verdict;
  };
}

function explain({ outcome, findings, unjudged }: Verdict): string {
  if (outcome === 'refuse') {
    const broken = findings.filter((one) => one.level === 'MUST');
    return broken.map((one) => `${one.rule}: ${one.message}`).join('; ');
  }
  const needs = [...new Set(unjudged.filter((one) => one.level === 'MUST').map((one) => one.needs))];
  return needs.length === 0
    ? 'no assertion could be read'
    : `not every MUST could be judged; supply the facts ${needs.join(', ')}`;
}
