import type { Report } from '@assay/runner';
import { byGroup } from './grouped.ts';
import { type Testcase, testcase, verdictOf } from './junit-case.ts';
import { closingCase } from './junit-closing.ts';
import { className, namer } from './junit-name.ts';
import type { ReporterOptions } from './options.ts';
import { decimal } from './seconds.ts';
import { element } from './xml.ts';

interface Suite {
  readonly name: string;
  readonly cases: readonly Testcase[];
}

/**
 * Writes a report as JUnit XML, as CI systems read it: testsuites, one testsuite per group, one testcase per result.
 * A MUST that is broken is a failure; what could not be judged is an error; blocked, skipped and known results are skipped.
 * A run that did not pass always holds a failure or an error. Every text is well-formed XML 1.0, whatever a server sent.
 *
 * @param options `failOn` writes warnings as failures; `file` is put on every testcase
 */
export function junit(report: Report, options: Pick<ReporterOptions, 'failOn' | 'file'> = {}): string {
  const suites = suitesOf(report, options);
  const cases = suites.flatMap((suite) => suite.cases);
  const attributes = { name: `assay ${report.profile.id}`, ...counts(cases, report.seconds), ...timestamp(report) };
  const content = suites.map((suite) => `  ${written(suite, report)}\n`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, `\n${content}`)}\n`;
}

function suitesOf(report: Report, options: ReporterOptions): readonly Suite[] {
  const nameFor = namer();
  const suites = byGroup(report.results).map(([group, members]): Suite => {
    const classname = className(report.profile.id, group);
    const cases = members.map((result) => testcase(result, { classname, name: nameFor(result) }, { report, options }));
    return { name: classname, cases };
  });
  const verdicts = report.results.map((result) => verdictOf(result, options.failOn));
  const name = className(report.profile.id, 'assay');
  const last = closingCase(report, verdicts, name);
  return last === undefined ? suites : [...suites, { name, cases: [last] }];
}

function written({ name, cases }: Suite, report: Report): string {
  const duration = cases.reduce((sum, { seconds }) => sum + seconds, 0);
  const content = [properties(report), ...cases.map(({ xml }) => xml)].map((child) => `    ${child}\n`).join('');
  return element('testsuite', { name, ...counts(cases, duration), ...timestamp(report) }, `\n${content}  `);
}

function counts(cases: readonly Testcase[], seconds: number): Readonly<Record<string, string>> {
  const count = (wanted: Testcase['verdict']) => String(cases.filter(({ verdict }) => verdict === wanted).length);
  return {
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: decimal(seconds, 3),
  };
}

/** UTC to the second; a stamp of any other form is left out, since guessing a zone would need the machine's. */
function timestamp({ startedAt }: Report): Readonly<Record<string, string>> {
  const stamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(startedAt)?.[1];
  return stamp === undefined ? {} : { timestamp: `${stamp}Z` };
}

function properties({ tool, mode, profile, target, seed }: Report): string {
  const list = {
    'assay.version': tool.version,
    'assay.mode': mode,
    'assay.profile': profile.id,
    'assay.edition': profile.edition,
    'assay.digest': profile.digest,
    'assay.target': target,
    'assay.seed': String(seed),
  };
  const written = Object.entries(list).map(([name, value]) => element('property', { name, value }));
  return element('properties', {}, written.join(''));
}
