import type { Result } from '@assay/runner';
import { count, countedOf, countSuites, emptyCount, type SuiteCount, sumOf } from './junit-counts.ts';
import { className, type Namer, namer } from './junit-name.ts';
import type { ReporterOptions } from './options.ts';
import type { Reportable } from './reportable.ts';
import { runFault } from './run-fault.ts';
import type { Telling } from './telling.ts';
import { type Attributes, element, startTag, xmlText } from './xml.ts';

/** What a testcase is called, and of which class. */
export type Place = Readonly<Record<'classname' | 'name', string>>;

/** A suite before its cases are known. */
export interface Suite {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly count: SuiteCount;
}

/** How results are told, and what was chosen. */
export interface Told {
  readonly telling: Telling;
  readonly options: ReporterOptions;
}

/** What readers of JUnit disagree about. */
export interface Dialect {
  readonly root: (report: Reportable, all: SuiteCount) => Attributes;
  readonly suite: (report: Reportable, suite: Suite) => Attributes;
  readonly testcase: (result: Result, place: Place, told: Told) => string;
  /** What a result adds to the end of its suite: nothing, or one line. */
  readonly remark: (result: Result, name: string) => string;
  /** The end of a suite. */
  readonly end: (remarks: readonly string[]) => readonly string[];
}

/** Writes a report as JUnit XML: testsuites, one testsuite per group, one testcase per result. */
export function* junitDocument(report: Reportable, dialect: Dialect, options: ReporterOptions): Generator<string> {
  const counts = countSuites(report.results, options.failOn);
  const fault = runFault(report, countedOf(sumOf(counts.values()), report.results));
  const all = sumOf(counts.values());
  if (fault !== undefined) count(all, 'error', 0);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${startTag('testsuites', dialect.root(report, all))}\n`;
  yield* suites(report, { dialect, options, counts });
  if (fault !== undefined) yield faultSuite(report, fault, { dialect, index: counts.size });
  yield '</testsuites>\n';
}

interface Writing {
  readonly dialect: Dialect;
  readonly options: ReporterOptions;
  readonly counts: ReadonlyMap<string, SuiteCount>;
}

/** A suite that is being written. */
interface Open {
  readonly group: string;
  readonly name: string;
  readonly nameFor: Namer;
  readonly remarks: string[];
}

function* suites(report: Reportable, { dialect, options, counts }: Writing): Generator<string> {
  const telling: Telling = { mode: report.mode, detail: 'full', sections: options.sections };
  let suite: Open | undefined;
  let index = 0;
  for (const result of report.results) {
    if (suite?.group !== result.group) {
      if (suite !== undefined) yield closed(dialect.end(suite.remarks));
      const name = className(report.profile.id, result.group);
      suite = { group: result.group, name, nameFor: namer(), remarks: [] };
      yield opened(report, { name, index, count: counts.get(result.group) ?? emptyCount() }, dialect);
      index += 1;
    }
    const name = suite.nameFor(result);
    yield `    ${dialect.testcase(result, { classname: suite.name, name }, { telling, options })}\n`;
    const remark = dialect.remark(result, name);
    if (remark !== '') suite.remarks.push(remark);
  }
  if (suite !== undefined) yield closed(dialect.end(suite.remarks));
}

/** A suite of one testcase that speaks for the run as a whole. */
function faultSuite(
  report: Reportable,
  { name, message }: NonNullable<ReturnType<typeof runFault>>,
  { dialect, index }: { readonly dialect: Dialect; readonly index: number },
): string {
  const classname = className(report.profile.id, 'assay');
  const alone = emptyCount();
  count(alone, 'error', 0);
  const error = element('error', { type: name, message }, xmlText(message));
  const testcase = element('testcase', { classname, name, time: '0.000' }, error);
  return `${opened(report, { name: classname, index, count: alone }, dialect)}    ${testcase}\n${closed(dialect.end([]))}`;
}

function opened(report: Reportable, suite: Suite, dialect: Dialect): string {
  return `  ${startTag('testsuite', dialect.suite(report, suite))}\n    ${properties(report)}\n`;
}

function closed(end: readonly string[]): string {
  return `${end.map((line) => `    ${line}\n`).join('')}  </testsuite>\n`;
}

function properties({ tool, mode, profile, target, seed }: Reportable): string {
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

/** When the run started, in UTC to the second, without a zone; undefined for a stamp of any other form, since guessing a zone would need the machine's. */
export function stampOf({ startedAt }: Reportable): string | undefined {
  return /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(startedAt)?.[1];
}
