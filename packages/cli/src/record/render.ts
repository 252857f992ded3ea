import { json, requirementsCsv, summaryHtml } from '@assay/reporters';
import type { Report } from '@assay/runner';

/** The files of a record that are made from its report alone. */
export function rendered(
  report: Report,
): Readonly<Record<'result.json' | 'requirements.csv' | 'summary.html', string>> {
  return {
    'result.json': [...json(report)].join(''),
    'requirements.csv': requirementsCsv(report),
    'summary.html': summaryHtml(report),
  };
}
