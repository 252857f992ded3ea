import type { Result } from '@assay/runner';
import { byBytes } from './byte-order.ts';
import { isKnown, nameOf } from './wording.ts';

/** What the end of a report says about its results as a whole. */
export interface Overview {
  /** Names of the first failed results that the baseline does not know, and how many there are. */
  readonly failed: readonly string[];
  readonly failures: number;
  readonly known: number;
  /** How many results were skipped for each reason, in byte order of the reasons. */
  readonly skipped: readonly string[];
}

const namesKept = 50;

/** Reads the results once and keeps what the end of a report says. */
export function overview(results: Iterable<Result>): Overview {
  const failed: string[] = [];
  const reasons = new Map<string, number>();
  let failures = 0;
  let known = 0;
  for (const result of results) {
    if (isKnown(result)) known += 1;
    else if (result.status === 'failed') {
      failures += 1;
      if (failed.length < namesKept) failed.push(nameOf(result));
    }
    if (result.status === 'skipped') reasons.set(result.message, (reasons.get(result.message) ?? 0) + 1);
  }
  const skipped = [...reasons].sort(([a], [b]) => byBytes(a, b)).map(([reason, count]) => `${count} × ${reason}`);
  return { failed, failures, known, skipped };
}
