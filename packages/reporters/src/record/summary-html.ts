import type { Report, Requirement, Result } from '@assay/runner';
import { visible } from '../visible.ts';
import { isKnown, nameOf } from '../wording.ts';
import { element, xmlText } from '../xml.ts';
import { recordHeadline } from './record-headline.ts';
import { titleOf, verdictOf } from './requirement-verdict.ts';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'h1{font-size:1.25rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;' +
  'padding:.3rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}code{font-size:.9em}';

/** SHA-256 of the style sheet, which the policy of the page lets through; everything else is forbidden. */
const styleDigest = 'i+y2IMQBK3UtYYQsXGftMZ0uKGWcriX3LqU4iYoJgws=';
const policy = `default-src 'none'; style-src 'sha256-${styleDigest}'; base-uri 'none'; form-action 'none'`;

/**
 * Writes what a record says as one HTML page that loads nothing: the headline first, then what was found, then every
 * requirement. All text is escaped.
 */
export function summaryHtml(report: Report): string {
  const headline = recordHeadline(report);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${xmlText(headline)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    element('h1', {}, xmlText(headline)),
    ...facts(report),
    ...found(report.results),
    element('h2', {}, 'Requirements'),
    table(
      ['Rule', 'What it asks', 'Level', 'Verdict', 'Sources', 'Why not judged'],
      report.requirements.map((one) => requirement(one, report.results)),
    ),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function facts({ profile, startedAt, seconds, tool, summary }: Report): readonly string[] {
  const numbers = `${summary.requests} requests, ${summary.passed} passed, ${summary.failed} failed, ${summary.warning} warned, ${summary.error + summary.blocked} not judged, ${summary.skipped} skipped`;
  const rows = [
    ['Profile', `${profile.title}, ${profile.id} / ${profile.edition}`],
    ['Digest of the profile', profile.digest],
    ['Started', `${startedAt}, ${seconds} s`],
    ['Results', numbers],
    ['Judged by', `${tool.name} ${tool.version}`],
  ];
  return [table(undefined, rows)];
}

/** Everything that did not pass, the waived too. */
function found(results: readonly Result[]): readonly string[] {
  const told = results.filter(({ status }) => ['failed', 'warning', 'error', 'blocked'].includes(status));
  if (told.length === 0) return [];
  const rows = told.map((one) => [
    isKnown(one) ? `${one.status}, waived: ${one.known.reason}` : one.status,
    nameOf(one),
    one.requirement,
    one.message,
    one.help,
  ]);
  return [element('h2', {}, 'Found'), table(['Status', 'Result', 'Rule', 'What was seen', 'What to do'], rows)];
}

function requirement(one: Requirement, results: readonly Result[]): readonly string[] {
  const { rule, level, spec, reason = '' } = one;
  return [rule, titleOf(one, results), level, verdictOf(one, results), spec.join(', '), reason];
}

/** Without a head, the first column names the rows. */
function table(head: readonly string[] | undefined, rows: readonly (readonly string[])[]): string {
  const heads = head === undefined ? [] : [row(head, () => 'th')];
  const lines = rows.map((cells) => row(cells, (index) => (head === undefined && index === 0 ? 'th' : 'td')));
  return ['<table>', ...heads, ...lines, '</table>'].join('\n');
}

function row(cells: readonly string[], tag: (index: number) => string): string {
  return `<tr>${cells.map((cell, index) => `<${tag(index)}>${xmlText(visible(cell))}</${tag(index)}>`).join('')}</tr>`;
}
