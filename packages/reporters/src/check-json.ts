import type { CheckReport } from './check-report.ts';
import { safeJson } from './json.ts';

/**
 * Writes what `assay check` found as JSON, safe to print: characters that a terminal would obey or hide are escaped.
 * A number that JSON cannot hold stands as a text: `"Infinity"`.
 */
export function checkJson(report: CheckReport): string {
  const { version, profile, outcome, header, claims, findings, unjudged, notApplicable } = report;
  return safeJson({ version, profile, outcome, header, claims, findings, unjudged, notApplicable });
}
