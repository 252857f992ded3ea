import type { Report, Requirement } from '@assay/runner';
import { byBytes } from './byte-order.ts';
import { groupBy } from './grouped.ts';

/** MUST rules that no case passed and none failed: nothing is known about them. In byte order. */
export function notProven(report: Report): readonly Requirement[] {
  return report.requirements
    .filter(({ level, passed, failed }) => level === 'MUST' && passed === 0 && failed === 0)
    .sort((a, b) => byBytes(a.rule, b.rule));
}

/** A sentence that says which MUST rules were not proven, and why; undefined when all were. */
export function notProvenSentence(report: Report): string | undefined {
  const open = notProven(report);
  if (open.length === 0) return undefined;
  const reasons = [...groupBy(open, reasonOf)].map(
    ([reason, members]) => `${reason}: ${members.map(({ rule }) => rule).join(', ')}`,
  );
  const start = report.summary.failed === 0 && report.outcome === 'passed' ? 'no fault found; ' : '';
  return `${start}${open.length} MUST ${open.length === 1 ? 'rule' : 'rules'} not proven (${reasons.join('; ')})`;
}

function reasonOf({ reason, notRun, warning }: Requirement): string {
  if (reason !== undefined && reason !== '') return reason;
  if (warning > 0) return 'only tolerated answers';
  return notRun > 0 ? 'its cases did not run' : 'no case judges it';
}
