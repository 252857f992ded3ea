import type { Reportable } from './reportable.ts';
import { outcomeWords } from './wording.ts';

/** What the results of a run came to, as a CI system counts them. */
export interface Counted {
  /** Whether a failure or an error is among them. */
  readonly red: boolean;
  /** Whether any of them is more than skipped. */
  readonly executed: boolean;
}

/**
 * What is to be said of a run as a whole when no result says it: a run that was interrupted, executed nothing
 * or did not pass must not look green. Undefined when the results say enough.
 */
export function runFault(
  report: Reportable,
  { red, executed }: Counted,
): { readonly name: string; readonly message: string } | undefined {
  if (report.interrupted)
    return { name: 'assay.interrupted', message: 'the run was interrupted: what it did not reach is not judged' };
  if (!executed)
    return {
      name: 'assay.no-cases',
      message: 'no test was executed: nothing is known about the endpoint or client',
    };
  if (report.outcome === 'passed' || red) return undefined;
  const message = `${outcomeWords[report.outcome]}: assay ended with exit code ${report.exitCode}; its output says why`;
  return { name: 'assay.outcome', message };
}
