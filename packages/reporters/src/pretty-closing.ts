import type { Measured, Report, Result, Status } from '@assay/runner';
import { byBytes } from './byte-order.ts';
import { type Canvas, labelled, rule, type Style } from './canvas.ts';
import { byGroup, groupBy } from './grouped.ts';
import { notProvenSentence } from './not-proven.ts';
import type { Row } from './row.ts';
import { seconds } from './seconds.ts';
import { counted, isKnown, nameOf, outcomeWords } from './wording.ts';

/** Holds a count and its noun on one line while the text is wrapped. */
const noBreak = '\u00a0';

const signs: Readonly<Record<Report['outcome'], readonly [string, Style]>> = {
  passed: [' ✓ ', 'green'],
  failed: [' ✗ ', 'red'],
  error: [' ! ', 'yellow'],
};

/** The verdict, what it rests on and what it leaves open. */
export function closing(on: Canvas, report: Report): readonly string[] {
  const { profile, outcome } = report;
  const judged = report.interrupted ? 'error' : outcome;
  const start = report.interrupted ? 'interrupted before the end   ' : '';
  const verdict = `${start}${outcomeWords[judged]}   ${profile.id} / ${profile.edition}`;
  return [
    rule(on),
    ...labelled(on, signs[judged], verdict),
    ...labelled(on, ['   ', 'dim'], numbers(report)).map((line) => line.replaceAll(noBreak, ' ')),
    ...details(report).flatMap(([label, text]) => labelled(on, [`   ${label.padEnd(11)}`, 'bold'], text)),
  ];
}

function numbers({ results, summary, seconds: duration, exitCode }: Report): string {
  const order: readonly Status[] = ['passed', 'failed', 'error', 'warning', 'blocked', 'skipped', 'info'];
  const parts = order.filter((status) => summary[status] > 0).map((status) => counted(summary[status], status));
  const known = results.filter(isKnown).length;
  return [
    `${results.length} ${results.length === 1 ? 'result' : 'results'}`,
    ...parts,
    ...(known === 0 ? [] : [`${known} of them known`]),
    `${summary.requests} ${summary.requests === 1 ? 'request' : 'requests'}`,
    seconds(duration),
    `exit ${exitCode}`,
  ]
    .map((item) => item.replaceAll(' ', noBreak))
    .join('   ');
}

function details(report: Report): readonly Row[] {
  const sentence = notProvenSentence(report);
  const failed = byGroup(report.results)
    .flatMap(([, members]) => members)
    .filter((result) => result.status === 'failed' && !isKnown(result));
  return [
    ['seed', String(report.seed)],
    ...labelFirst('failed', failed.length === 0 ? [] : [failed.map(nameOf).join(', ')]),
    ...labelFirst('measured', [...report.measured].sort(byMeasure).map(measure)),
    ...labelFirst('skipped', skipped(report.results)),
    ...labelFirst('not proven', sentence === undefined ? [] : [sentence]),
  ];
}

function labelFirst(label: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, index): Row => [index === 0 ? label : '', text]);
}

function skipped(results: readonly Result[]): readonly string[] {
  const reasons = groupBy(
    results.filter(({ status }) => status === 'skipped'),
    ({ message }) => message,
  );
  return [...reasons].sort(([a], [b]) => byBytes(a, b)).map(([reason, members]) => `${members.length} × ${reason}`);
}

function byMeasure(a: Measured, b: Measured): number {
  return byBytes(a.name, b.name) || byBytes(a.variant, b.variant);
}

function measure({ name, value, unit, variant }: Measured): string {
  return `${name} ${value}${unit === '' ? '' : ` ${unit}`}${variant === '' ? '' : ` [${variant}]`}`;
}
