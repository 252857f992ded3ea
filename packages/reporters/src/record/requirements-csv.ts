import type { Report, Requirement } from '@assay/runner';
import { visible } from '../visible.ts';
import { titleOf, verdictOf } from './requirement-verdict.ts';

const columns = ['rule', 'title', 'level', 'verdict', 'passed', 'failed', 'warning', 'not run', 'sources', 'reason'];

/**
 * Writes the requirements of a report as CSV (RFC 4180): one line each, every field in quotes.
 *
 * A field that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function requirementsCsv({ requirements, results }: Report): string {
  const lines = requirements.map((one) => [
    one.rule,
    titleOf(one, results),
    one.level,
    verdictOf(one, results),
    ...counts(one),
    one.spec.join(' '),
    one.reason ?? '',
  ]);
  return [columns, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function counts({ passed, failed, warning, notRun }: Requirement): readonly string[] {
  return [passed, failed, warning, notRun].map(String);
}

function field(value: string): string {
  const text = visible(value);
  const safe = /^\s*[=+\-@|%]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
