import type { Result } from '@assay/runner';
import { blockedReasons } from './blocked.ts';
import { listed } from './grouped.ts';
import { inert } from './inert.ts';
import { notProvenLines } from './not-proven.ts';
import type { ReporterOptions } from './options.ts';
import type { Reportable } from './reportable.ts';
import { headline, rows, titleOf } from './rows.ts';
import { runFault } from './run-fault.ts';
import { excerpt, oneLine } from './shorten.ts';
import type { Telling } from './telling.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { visible } from './visible.ts';
import { isKnown, statusWord } from './wording.ts';

type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly title: string;
  readonly text: string;
}

/** GitHub shows no more of one kind for a step. */
const mostOfAKind = 10;
const longestText = 4000;

/**
 * Writes annotations for GitHub Actions (workflow commands), worst first: what failed or could not be judged as errors,
 * warnings and blocked results as warnings, rules that were not proven as a notice. At most ten of a kind; the last one
 * then says how many more there are. No text of a server can end a command or begin one.
 *
 * @param options `file` and `line` are where the annotations land; `failOn` makes warnings errors
 */
export function* github(
  report: Reportable,
  options: Pick<ReporterOptions, 'failOn' | 'file' | 'line' | 'sections'> = {},
): Generator<string> {
  yield* commands('error', errors(report, options), options);
  yield* commands('warning', warnings(report, options), options);
  yield* commands('notice', notices(report), options);
}

function* errors(report: Reportable, options: ReporterOptions): Generator<Annotation> {
  let executed = false;
  let red = false;
  for (const wanted of ['failure', 'error'] satisfies Verdict[]) {
    for (const result of report.results) {
      executed ||= result.status !== 'skipped';
      if (verdictOf(result, options.failOn) !== wanted) continue;
      red = true;
      yield annotation(result, report, options);
    }
  }
  const fault = runFault(report, { red, executed });
  if (fault !== undefined) yield { title: fault.name, text: fault.message };
}

function* warnings(report: Reportable, options: ReporterOptions): Generator<Annotation> {
  if (options.failOn !== 'warning') {
    for (const result of report.results) {
      if (result.status === 'warning' && !isKnown(result)) yield annotation(result, report, options);
    }
  }
  for (const { message, names, count, helps } of blockedReasons(report.results)) {
    const title = `BLOCKED ${count} ${count === 1 ? 'result proves' : 'results prove'} nothing`;
    yield { title, text: [message, listed(names, names.length, count), ...helps].join('\n') };
  }
}

function* notices(report: Reportable): Generator<Annotation> {
  const [title, ...reasons] = notProvenLines(report);
  if (title !== undefined) yield { title, text: reasons.join('\n') };
}

function annotation(result: Result, { mode }: Reportable, { sections }: ReporterOptions): Annotation {
  const telling: Telling = { mode, detail: 'short', sections };
  const told = rows({ ...result, evidence: [] }, telling)
    .filter(([label]) => label !== 'expected')
    .map(([label, text]) => (label === '' ? text : `${label}: ${text}`));
  return {
    title: `${statusWord[result.status]} ${titleOf(result)}`,
    text: [headline(result, mode), ...told].join('\n'),
  };
}

/** Holds back the last annotation that may be shown, since it has to speak for all that follow. */
function* commands(kind: Kind, annotations: Iterable<Annotation>, options: ReporterOptions): Generator<string> {
  let count = 0;
  let last: Annotation | undefined;
  for (const one of annotations) {
    count += 1;
    if (count < mostOfAKind) yield command(kind, one, options);
    else last ??= one;
  }
  const left = count - mostOfAKind + 1;
  if (last !== undefined) yield command(kind, left === 1 ? last : { title: `and ${left} more`, text: more }, options);
}

const more = 'GitHub shows ten annotations of a kind. The job summary and the other reports hold all.';

function command(kind: Kind, { title, text }: Annotation, { file, line }: ReporterOptions): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(file === undefined || line === undefined ? [] : [`line=${line}`]),
    `title=${property(excerpt(oneLine(title), 200))}`,
  ];
  return `::${kind} ${properties.join(',')}::${data(excerpt(text, longestText))}\n`;
}

/** The text of a command: what would end it is written in its own escapes. */
function data(text: string): string {
  return inert(visible(text, '\n')).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** The value of a property of a command, which a comma or a colon would end. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
