import type { Result } from '@assay/runner';
import type { ReporterOptions } from './options.ts';
import type { Counted } from './run-fault.ts';
import { decimal } from './seconds.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import type { Attributes } from './xml.ts';

/** How the testcases of a suite count, and how long they took together, in seconds. */
export interface SuiteCount {
  readonly verdicts: Map<Verdict, number>;
  seconds: number;
}

/** A suite in which nothing is counted yet. */
export function emptyCount(): SuiteCount {
  return { verdicts: new Map(), seconds: 0 };
}

/** Counts one testcase. */
export function count(suite: SuiteCount, verdict: Verdict, seconds: number): void {
  suite.verdicts.set(verdict, (suite.verdicts.get(verdict) ?? 0) + 1);
  suite.seconds += seconds;
}

/** Counts every group of results. JUnit wants the counts before the cases, so results are read once for them alone. */
export function countSuites(results: Iterable<Result>, failOn: ReporterOptions['failOn']): Map<string, SuiteCount> {
  const suites = new Map<string, SuiteCount>();
  for (const result of results) {
    const suite = suites.get(result.group) ?? emptyCount();
    suites.set(result.group, suite);
    count(suite, verdictOf(result, failOn), result.seconds);
  }
  return suites;
}

/** All suites counted together. */
export function sumOf(suites: Iterable<SuiteCount>): SuiteCount {
  const sum = emptyCount();
  for (const { verdicts, seconds } of suites) {
    for (const [verdict, number] of verdicts) sum.verdicts.set(verdict, (sum.verdicts.get(verdict) ?? 0) + number);
    sum.seconds += seconds;
  }
  return sum;
}

/** What the counts say of the run as a whole. */
export function countedOf({ verdicts }: SuiteCount, results: Iterable<Result>): Counted {
  const red = verdicts.has('failure') || verdicts.has('error');
  return { red, executed: red || verdicts.has('passed') || hasExecuted(results) };
}

/** A blocked or known result was executed, although a CI system counts it as skipped. */
function hasExecuted(results: Iterable<Result>): boolean {
  for (const { status } of results) if (status !== 'skipped') return true;
  return false;
}

/** The counts as attributes, of a suite or of all. */
export function countAttributes({ verdicts, seconds }: SuiteCount): Attributes & { readonly skipped: string } {
  const all = [...verdicts.values()].reduce((sum, number) => sum + number, 0);
  const of = (verdict: Verdict) => String(verdicts.get(verdict) ?? 0);
  return {
    tests: String(all),
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
    time: decimal(seconds, 3),
  };
}
