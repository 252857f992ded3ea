import type { Report, Result } from '@assay/runner';
import { stripAnsi } from './ansi.ts';
import type { ReporterOptions } from './options.ts';
import type { Row } from './row.ts';
import { rows, titleOf } from './rows.ts';
import { decimal } from './seconds.ts';
import { oneLine } from './shorten.ts';
import { isKnown } from './wording.ts';
import { element, xmlText } from './xml.ts';

/** How a testcase counts. */
export type Verdict = 'passed' | 'failure' | 'error' | 'skipped';

/** A testcase, written. */
export interface Testcase {
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly xml: string;
}

/** How a result counts for a CI system. */
export function verdictOf(result: Result, failOn: ReporterOptions['failOn'] = 'failed'): Verdict {
  if (isKnown(result)) return 'skipped';
  if (result.status === 'failed' || (result.status === 'warning' && failOn === 'warning')) return 'failure';
  if (result.status === 'error') return 'error';
  return result.status === 'blocked' || result.status === 'skipped' ? 'skipped' : 'passed';
}

/** Writes one result as a testcase. */
export function testcase(
  result: Result,
  place: { readonly classname: string; readonly name: string },
  context: { readonly report: Report; readonly options: ReporterOptions },
): Testcase {
  const { report, options } = context;
  const verdict = verdictOf(result, options.failOn);
  const file = options.file === undefined ? {} : { file: options.file };
  const children = [properties(result), ...outcome(result, verdict, report.mode)];
  const content = `\n${children.map((child) => `      ${child}\n`).join('')}    `;
  const xml = element('testcase', { ...place, time: decimal(result.seconds, 3), ...file }, content);
  return { verdict, seconds: result.seconds, xml };
}

function properties(result: Result): string {
  const { seed, path } = result.reproduce;
  const list: readonly (readonly [name: string, value: string])[] = [
    ['assay.rule', result.requirement],
    ['assay.clause', result.spec.join(' ')],
    ['assay.level', result.level],
    ['assay.outcome', result.status],
    ['assay.seed', String(seed)],
    ...(path === undefined ? [] : [['assay.path', path] as const]),
  ];
  return element('properties', {}, list.map(([name, value]) => element('property', { name, value })).join(''));
}

function outcome(result: Result, verdict: Verdict, mode: Report['mode']): readonly string[] {
  if (verdict === 'passed')
    return result.status === 'passed' ? [] : [element('system-out', {}, xmlText(account(result, mode)))];
  if (verdict === 'skipped') return [skipped(result)];
  const attributes = { type: result.requirement, message: oneLine(stripAnsi(result.message)) };
  return [element(verdict, attributes, xmlText(account(result, mode)))];
}

function skipped(result: Result): string {
  const why = isKnown(result) ? `known: ${result.known.reason}` : result.message;
  const more = isKnown(result) ? `${result.known.clause}\n${result.message}` : result.help;
  return element('skipped', { message: oneLine(stripAnsi(why)) }, xmlText(`${why}\n${more}`));
}

/** Everything in the text, since some readers show nothing else. */
function account(result: Result, mode: Report['mode']): string {
  const told: readonly Row[] = [['case', titleOf(result)], ...rows(result, mode, 'full')];
  const indent = `\n${' '.repeat(11)}`;
  const lines = told.map(([label, text]) => `${label.padEnd(11)}${text.replaceAll('\n', indent)}`);
  return [result.message, '', ...lines].join('\n');
}
