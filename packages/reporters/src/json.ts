import type { Report } from '@assay/runner';
import { reportShape } from './json-shape.ts';
import { inOrder } from './member-order.ts';
import { unseen } from './visible.ts';

/**
 * Writes a report as JSON: members in the order of the contract, two spaces, a line feed at the end.
 * Reading it back gives the same report. Characters that a terminal would obey or hide, and lone surrogates,
 * stand as `\u` escapes; so does one of two number signs, which a CI system would take for a command.
 */
export function json(report: Report): string {
  return safeJson(inOrder(report, reportShape));
}

/** A value as JSON that no terminal obeys and no CI system takes for a command. */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value, finite, 2);
  return `${text.replace(unseen, escaped).replaceAll('##', '#\\u0023')}\n`;
}

/** A number beyond a double would be written as `null`, which is another value. */
function finite(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

/** The only control character of the text itself is the line feed between members; those of strings are escaped already. */
function escaped(character: string): string {
  if (character === '\n') return character;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
