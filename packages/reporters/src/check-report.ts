import type { Finding, JsonObject, Outcome, Side, SignatureFact, Unjudged } from '@assay/validator';

/** A rule that could not be judged, and the options that would supply what it lacks; none where no option can. */
export interface OpenRule extends Unjudged {
  readonly supply: readonly string[];
}

/** What `assay check` found (`suites/schema/check.schema.json`). Texts are redacted already. */
export interface CheckReport {
  readonly version: 1;
  /** Id of the profile. */
  readonly profile: string;
  readonly outcome: Outcome;
  /** Decoded; null when it cannot be read. */
  readonly header: JsonObject | null;
  /** Decoded; null when they cannot be read. */
  readonly claims: JsonObject | null;
  readonly findings: readonly Finding[];
  readonly unjudged: readonly OpenRule[];
  /** How many rules did not apply. */
  readonly notApplicable: number;
}

/** One thing that was read, by the path that findings name it with, and what a person sees of it. */
export interface Understood {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** What a person is told beside the findings. Texts are redacted already. */
export interface CheckContext {
  readonly version: string;
  /** Edition of the profile. */
  readonly edition: string;
  readonly side: Side;
  /** Seconds since 1970-01-01T00:00:00Z by which times were judged. */
  readonly now: number;
  /** What was read, from where, and what was taken for granted, in sentences. */
  readonly notes: readonly string[];
  /** Request line, header fields and parameters. */
  readonly request: readonly Understood[];
  /** First characters of the signature. */
  readonly signature?: string;
  /** What the check of the signature found; absent when there was no key. */
  readonly verified?: SignatureFact;
  readonly exitCode: number;
}
