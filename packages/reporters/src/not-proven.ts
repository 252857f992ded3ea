import type { Requirement } from '@assay/runner';
import { byBytes } from './byte-order.ts';
import { groupBy } from './grouped.ts';
import type { Reportable } from './reportable.ts';

/** MUST rules that no case passed and none failed: nothing is known about them. In byte order. */
export function notProven(report: Reportable): readonly Requirement[] {
  return report.requirements
    .filter(({ level, passed, failed }) => level === 'MUST' && passed === 0 && failed === 0)
    .sort((a, b) => byBytes(a.rule, b.rule));
}

/** Lines that say which MUST rules were not proven, and why: a sentence, then one line a reason. None when all were. */
export function notProvenLines(report: Reportable): readonly string[] {
  const open = notProven(report);
  if (open.length === 0) return [];
  const start = report.summary.failed === 0 && report.outcome === 'passed' ? 'no fault found; ' : '';
  return [
    `${start}${open.length} MUST ${open.length === 1 ? 'rule' : 'rules'} not proven`,
    ...[...groupBy(open, reasonOf)].map(([reason, of]) => `${of.map(({ rule }) => rule).join(', ')}: ${reason}`),
  ];
}

function reasonOf({ reason, notRun, warning }: Requirement): string {
  if (reason !== undefined && reason !== '') return reason;
  if (warning > 0) return 'only tolerated answers';
  return notRun > 0 ? 'its cases did not run' : 'no case judges it';
}
