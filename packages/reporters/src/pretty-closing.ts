import type { Measured, Report } from '@assay/runner';
import { byBytes } from './byte-order.ts';
import { type Canvas, labelled, rule, type Style } from './canvas.ts';
import { listed } from './grouped.ts';
import { notProvenLines } from './not-proven.ts';
import { overview } from './overview.ts';
import type { Reportable } from './reportable.ts';
import type { Row } from './telling.ts';
import { judgedOutcome, numbers, outcomeMark, outcomeWords } from './wording.ts';

/** Holds a count and its noun on one line while the text is wrapped. */
const noBreak = '\u00a0';

const styles: Readonly<Record<Report['outcome'], Style>> = { passed: 'green', failed: 'red', error: 'yellow' };

/** The verdict, what it rests on and what it leaves open. */
export function closing(on: Canvas, report: Reportable): readonly string[] {
  const { profile } = report;
  const seen = overview(report.results);
  const judged = judgedOutcome(report);
  const start = report.interrupted ? 'interrupted before the end   ' : '';
  const verdict = `${start}${outcomeWords[judged]}   ${profile.id} / ${profile.edition}`;
  const counts = numbers(report, seen.known)
    .map((item) => item.replaceAll(' ', noBreak))
    .join('   ');
  return [
    rule(on),
    ...labelled(on, [` ${outcomeMark[judged]} `, styles[judged]], verdict),
    ...labelled(on, ['   ', 'dim'], counts).map((line) => line.replaceAll(noBreak, ' ')),
    ...details(report, seen).flatMap(([label, text]) => labelled(on, [`   ${label.padEnd(11)}`, 'bold'], text)),
  ];
}

function details(report: Reportable, { failed, failures, skipped }: ReturnType<typeof overview>): readonly Row[] {
  return [
    ['seed', String(report.seed)],
    ...labelFirst('failed', failures === 0 ? [] : [listed(failed, failed.length, failures)]),
    ...labelFirst('measured', [...report.measured].sort(byMeasure).map(measure)),
    ...labelFirst('skipped', skipped),
    ...labelFirst('not proven', notProvenLines(report)),
  ];
}

function labelFirst(label: string, texts: readonly string[]): readonly Row[] {
  return texts.map((text, index): Row => [index === 0 ? label : '', text]);
}

function byMeasure(a: Measured, b: Measured): number {
  return byBytes(a.name, b.name) || byBytes(a.variant, b.variant);
}

function measure({ name, value, unit, variant }: Measured): string {
  return `${name} ${value}${unit === '' ? '' : ` ${unit}`}${variant === '' ? '' : ` [${variant}]`}`;
}
