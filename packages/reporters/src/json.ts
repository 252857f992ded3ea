import type { Report } from '@assay/runner';
import { reportShape } from './json-shape.ts';
import { inOrder } from './member-order.ts';
import { isUnseen } from './visible.ts';

/**
 * Writes a report as JSON: members in the order of the contract, two spaces, a line feed at the end.
 * Reading it back gives the same report. Characters that a terminal would obey or hide, and lone surrogates,
 * stand as `\u` escapes; so does one of two number signs, which a CI system would take for a command.
 */
export function json(report: Report): string {
  const text = JSON.stringify(inOrder(report, reportShape), null, 2);
  return `${text.replace(/[^\n -~]/gu, escapeUnseen).replaceAll('##', '#\\u0023')}\n`;
}

function escapeUnseen(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point !== 0x7f && !isUnseen(point)) return character;
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
