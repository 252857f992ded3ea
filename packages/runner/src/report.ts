import type { JsonObject, Level } from '@assay/validator';

/** How one result ended. */
export type Status = 'passed' | 'failed' | 'warning' | 'error' | 'blocked' | 'skipped' | 'info';

/** All statuses, worst first. */
export const statuses: readonly Status[] = ['failed', 'error', 'blocked', 'warning', 'passed', 'info', 'skipped'];

/** A request as it may be shown: decoded, shortened, with everything secret replaced. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** Decoded header and claims of the assertion, when they can be read. */
  readonly header?: JsonObject;
  readonly claims?: JsonObject;
  /** What differs from the valid request, one line each: `/claims/exp  1795440361  (now + 361 s)`. */
  readonly diff: readonly string[];
}

/** An answer as it may be shown, or why there was none. */
export type ShownResponse =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly none: 'timeout' | 'reset' | 'refused' | 'broken' | 'too-large' };

/** One request and its answer. */
export interface Exchange {
  readonly request: ShownRequest;
  readonly response: ShownResponse;
  readonly seconds: number;
  /** Fetches of the key set that the suite serves, while the request was under way. */
  readonly fetches?: readonly ShownFetch[];
}

/** One fetch of a key set. */
export interface ShownFetch {
  readonly path: string;
  /** Seconds after the request was begun. */
  readonly after: number;
}

/** How to send the same thing again. */
export interface Reproduce {
  readonly id: string;
  readonly variant?: string;
  readonly seed: number;
  readonly path?: string;
}

/** A known deviation, taken from the baseline. */
export interface Known {
  readonly reason: string;
  readonly whose: 'theirs' | 'choice';
  readonly clause: string;
  readonly until?: string;
}

/** One judged case, control, response rule or observation. */
export interface Result {
  readonly id: string;
  /** The algorithm of the client it was sent for. */
  readonly variant?: string;
  readonly title: string;
  readonly group: string;
  readonly status: Status;
  readonly level: Level;
  /** The rule that the result speaks about. */
  readonly requirement: string;
  /** Rules that the request itself breaks. */
  readonly violates: readonly string[];
  /** Sections that the requirement rests on, as `document#section`. */
  readonly spec: readonly string[];
  readonly expected: 'accept' | 'reject' | 'either';
  readonly observed: 'accepted' | 'refused' | 'none';
  /** One sentence; never empty on failed, warning, error, blocked, skipped. */
  readonly message: string;
  /** What to do; never empty on failed, warning, error, blocked, skipped. */
  readonly help: string;
  readonly evidence: readonly Exchange[];
  readonly seconds: number;
  readonly reproduce: Reproduce;
  readonly known?: Known;
}

/** A number found by measuring. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly variant: string;
}

/** How far one rule of the profile was proven. */
export interface Requirement {
  readonly rule: string;
  readonly level: Level;
  readonly spec: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly warning: number;
  readonly notRun: number;
  /** Why a rule was not judged at all. */
  readonly reason?: string;
}

/** A whole run. The JSON report is this value (`suites/schema/report.schema.json`). */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: 'assay'; readonly version: string };
  readonly mode: 'test' | 'certify';
  readonly profile: { readonly id: string; readonly title: string; readonly edition: string; readonly digest: string };
  /** What was judged: the token endpoint, or the client by its id. */
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly seed: number;
  readonly interrupted: boolean;
  readonly outcome: 'passed' | 'failed' | 'error';
  readonly exitCode: number;
  readonly summary: Readonly<Record<Status, number>> & { readonly requests: number };
  readonly measured: readonly Measured[];
  readonly requirements: readonly Requirement[];
  /** In order of group, id and variant. */
  readonly results: readonly Result[];
}
