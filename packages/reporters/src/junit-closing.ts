import type { Report } from '@assay/runner';
import type { Testcase, Verdict } from './junit-case.ts';
import { outcomeWords } from './wording.ts';
import { element, xmlText } from './xml.ts';

/**
 * A testcase that speaks for the run as a whole, when no result does: a run that was interrupted, executed nothing
 * or did not pass must not look green. Undefined when the results say enough.
 *
 * @param verdicts how the testcases of the results count
 */
export function closingCase(report: Report, verdicts: readonly Verdict[], classname: string): Testcase | undefined {
  const found = reason(report, verdicts);
  if (found === undefined) return undefined;
  const [name, message] = found;
  const error = element('error', { type: name, message }, xmlText(message));
  return { verdict: 'error', seconds: 0, xml: element('testcase', { classname, name, time: '0.000' }, error) };
}

function reason(report: Report, verdicts: readonly Verdict[]): readonly [name: string, message: string] | undefined {
  if (report.interrupted) return ['assay.interrupted', 'the run was interrupted: what it did not reach is not judged'];
  if (report.results.every(({ status }) => status === 'skipped')) {
    return ['assay.no-cases', 'no test was executed: nothing is known about the endpoint or client'];
  }
  const red = verdicts.some((verdict) => verdict === 'failure' || verdict === 'error');
  if (report.outcome === 'passed' || red) return undefined;
  return [
    'assay.outcome',
    `${outcomeWords[report.outcome]}: assay ended with exit code ${report.exitCode}; its output says why`,
  ];
}
