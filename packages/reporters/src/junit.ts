import type { Result } from '@assay/runner';
import { account, inAttribute, whySkipped } from './junit-account.ts';
import { countAttributes } from './junit-counts.ts';
import { type Dialect, junitDocument, stampOf } from './junit-document.ts';
import type { ReporterOptions } from './options.ts';
import type { Reportable } from './reportable.ts';
import { decimal } from './seconds.ts';
import type { Telling } from './telling.ts';
import { verdictOf } from './verdict.ts';
import { type Attributes, element, xmlText } from './xml.ts';

const rich: Dialect = {
  root: (report, all) => ({
    name: `assay ${report.profile.id}`,
    ...countAttributes({ ...all, seconds: report.seconds }),
    ...timestamp(report),
  }),
  suite: (report, { name, count }) => ({ name, ...countAttributes(count), ...timestamp(report) }),
  testcase(result, place, { telling, options }) {
    const children = [properties(result), ...outcome(result, telling, options)];
    const content = `\n${children.map((child) => `      ${child}\n`).join('')}    `;
    return element('testcase', { ...place, time: decimal(result.seconds, 3), ...location(options) }, content);
  },
  remark: () => '',
  end: () => [],
};

/**
 * Writes a report as JUnit XML, as CI systems read it: testsuites, one testsuite per group, one testcase per result.
 * A MUST that is broken is a failure; what could not be judged is an error; blocked, skipped and known results are skipped.
 * A run that did not pass always holds a failure or an error. Every text is well-formed XML 1.0, whatever a server sent.
 *
 * @param options `failOn` writes warnings as failures; `file` and `line` are put on every testcase
 */
export function junit(
  report: Reportable,
  options: Pick<ReporterOptions, 'failOn' | 'file' | 'line' | 'sections'> = {},
): Generator<string> {
  return junitDocument(report, rich, options);
}

function location({ file, line }: ReporterOptions): Attributes {
  return {
    ...(file !== undefined && { file }),
    ...(file !== undefined && line !== undefined && { line: String(line) }),
  };
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

function outcome(result: Result, telling: Telling, { failOn }: ReporterOptions): readonly string[] {
  const verdict = verdictOf(result, failOn);
  if (verdict === 'passed')
    return result.status === 'passed' ? [] : [element('system-out', {}, xmlText(account(result, telling)))];
  if (verdict === 'skipped') {
    const { why, more } = whySkipped(result);
    return [element('skipped', { message: inAttribute(why) }, xmlText(`${why}\n${more}`))];
  }
  const attributes = { type: result.requirement, message: inAttribute(result.message) };
  return [element(verdict, attributes, xmlText(account(result, telling)))];
}

function timestamp(report: Reportable): Attributes {
  const stamp = stampOf(report);
  return stamp === undefined ? {} : { timestamp: `${stamp}Z` };
}
