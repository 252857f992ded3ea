import type { FactName, Level, RefusalClass } from './facts.ts';

/** `undecided`: no MUST is broken, but a MUST that applies could not be judged, or no assertion could be read at all. */
export type Outcome = 'accept' | 'refuse' | 'undecided';

/** One broken rule. */
export interface Finding {
  readonly rule: string;
  readonly level: Level;
  /** JSON pointer to what is wrong: `/claims/aud`, `/params/scope`, `/http/method` … */
  readonly path: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly expected?: string;
  /** Shortened; never a whole assertion, a secret or a key. */
  readonly actual?: string;
  readonly spec: readonly string[];
  readonly refusal: RefusalClass;
}

/** A rule that applies but could not be judged, and the fact that it lacks. */
export interface Unjudged {
  readonly rule: string;
  readonly level: Level;
  readonly needs: FactName;
}

/** What was judged, and how. */
export interface Verdict {
  readonly profile: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly judged: readonly string[];
  readonly unjudged: readonly Unjudged[];
  /** How many rules did not apply to this subject and client. */
  readonly notApplicable: number;
}
