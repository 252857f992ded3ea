import type { Result } from '@assay/runner';
import { stripAnsi } from './ansi.ts';
import { rows, titleOf } from './rows.ts';
import { oneLine, shorten } from './shorten.ts';
import type { Row, Telling } from './telling.ts';
import { isKnown } from './wording.ts';

const longestMessage = 2000;

/** A text for an attribute: one line, without terminal sequences, cut where it is very long. */
export function inAttribute(text: string): string {
  return shorten(oneLine(stripAnsi(text)), longestMessage);
}

/** Everything in the text, since some readers show nothing else. */
export function account(result: Result, telling: Telling): string {
  const told: readonly Row[] = [['case', titleOf(result)], ...rows(result, telling)];
  const indent = `\n${' '.repeat(11)}`;
  const lines = told.map(([label, text]) => `${label.padEnd(11)}${text.replaceAll('\n', indent)}`);
  return [result.message, '', ...lines].join('\n');
}

/** Why a result counts as skipped, in a line, and what there is to know or do about it. */
export function whySkipped(result: Result): { readonly why: string; readonly more: string } {
  return isKnown(result)
    ? { why: `known: ${result.known.reason}`, more: `${result.known.clause}\n${result.message}` }
    : { why: result.message, more: result.help };
}
