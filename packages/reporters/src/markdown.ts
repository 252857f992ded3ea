import type { Result } from '@assay/runner';
import { blockedReasons } from './blocked.ts';
import { countGroups, groupMark } from './group-counts.ts';
import { listed } from './grouped.ts';
import { account, whySkipped } from './junit-account.ts';
import { notProvenLines } from './not-proven.ts';
import { octets } from './octets.ts';
import type { ReporterOptions } from './options.ts';
import { overview } from './overview.ts';
import type { Reportable } from './reportable.ts';
import { titleOf } from './rows.ts';
import { excerpt } from './shorten.ts';
import type { Telling } from './telling.ts';
import { visible } from './visible.ts';
import {
  isKnown,
  judgedOutcome,
  numbers,
  outcomeMark,
  outcomeWords,
  statusMark,
  statusWord,
  tellingOrder,
} from './wording.ts';
import { xmlText } from './xml.ts';

/** GitHub takes a job summary of 1 MiB. */
const mostOctets = 1_000_000;
const longestAccount = 20_000;
const cutNote = '\n**Cut here**: this summary may not be longer. The other reports hold all.\n';

/**
 * Writes a report as Markdown, as a job summary shows it: the verdict, a table of groups, what asks for attention with
 * its evidence, and the rules that were not proven. All that is not our own words stands in HTML blocks, escaped, so that
 * no text of a server can become a link, an image or a heading.
 *
 * @param options `octets` is the most it may take; what does not fit is left out, and that is told
 */
export function* markdown(
  report: Reportable,
  options: Pick<ReporterOptions, 'octets' | 'sections'> = {},
): Generator<string> {
  let left = (options.octets ?? mostOctets) - octets(cutNote);
  for (const piece of pieces(report, { mode: report.mode, detail: 'full', sections: options.sections })) {
    left -= octets(piece);
    if (left < 0) return yield cutNote;
    yield piece;
  }
}

function* pieces(report: Reportable, telling: Telling): Generator<string> {
  const { results } = report;
  yield heading(report);
  yield table(results);
  for (const status of ['failed', 'error', 'warning'] as const) {
    for (const result of results) {
      if (result.status === status && !isKnown(result))
        yield detail(result, excerpt(account(result, telling), longestAccount), status === 'failed');
    }
  }
  for (const { message, names, count, helps } of blockedReasons(results)) {
    const list = listed(names, names.length, count);
    yield `<p>! BLOCKED ${count}: ${code(message)} ${code(list)} ${helps.map(code).join(' ')}</p>\n\n`;
  }
  for (const result of results) {
    const { why, more } = whySkipped(result);
    if (isKnown(result)) yield detail(result, `${why}\n${more}`, false);
  }
  const [sentence, ...reasons] = notProvenLines(report);
  if (sentence !== undefined) yield `<p>${html(sentence)}</p>\n<ul>${items(reasons)}</ul>\n`;
}

function heading(report: Reportable): string {
  const { profile, target, seed, interrupted } = report;
  const outcome = judgedOutcome(report);
  const known = overview(report.results).known;
  return [
    `## ${outcomeMark[outcome]} assay: ${interrupted ? 'interrupted before the end, ' : ''}${outcomeWords[outcome]}\n`,
    `<p>${code(`${profile.id} / ${profile.edition}`)} → ${code(target)}</p>`,
    `<p>${numbers(report, known).map(html).join(' · ')} · seed ${seed}</p>\n\n`,
  ].join('\n');
}

function table(results: Iterable<Result>): string {
  const groups = [...countGroups(results)];
  const columns = tellingOrder.filter((status) => groups.some(([, { all }]) => all.has(status)));
  const head = ['', 'group', ...columns].map((name) => `<th>${name}</th>`).join('');
  const lines = groups.map(([name, count]) => {
    const cells = columns.map((status) => `<td align="right">${count.all.get(status) ?? ''}</td>`).join('');
    return `<tr><td>${groupMark(count)}</td><td>${code(name)}</td>${cells}</tr>\n`;
  });
  return `<table>\n<tr>${head}</tr>\n${lines.join('')}</table>\n\n`;
}

/** A line that opens to the whole account. Blank lines inside `<pre>` end nothing. */
function detail(result: Result, text: string, open: boolean): string {
  const known = isKnown(result) ? 'KNOWN ' : '';
  const summary = `${statusMark[result.status]} ${known}${statusWord[result.status]} ${code(titleOf(result))}`;
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n<pre>${xmlText(text)}</pre>\n\n</details>\n\n`;
}

function items(texts: readonly string[]): string {
  return texts.map((text) => `<li>${code(text)}</li>`).join('');
}

/** A text on one line that nothing is read into: no mention, no issue number, no link. */
function code(text: string): string {
  return `<code>${html(text)}</code>`;
}

function html(text: string): string {
  return xmlText(visible(text));
}
