import { reportShape } from './json-shape.ts';
import { inOrder } from './member-order.ts';
import type { Reportable } from './reportable.ts';
import { unseen } from './visible.ts';

const emptyResults = '\n  "results": []';

/**
 * Writes a report as JSON: members in the order of the contract, two spaces, a line feed at the end.
 * Reading it back gives the same report. Characters that a terminal would obey or hide, and lone surrogates,
 * stand as `\u` escapes; so does one of two number signs, which a CI system would take for a command.
 */
export function* json(report: Reportable): Generator<string> {
  const frame = written(inOrder({ ...report, results: [] }, reportShape));
  // Two spaces and no string before it: only the member of the report itself is written like this.
  const at = frame.indexOf(emptyResults);
  yield frame.slice(0, at + emptyResults.length - 1);
  let before = '\n    ';
  for (const result of report.results) {
    yield before + written(inOrder(result, reportShape['results'] ?? null)).replaceAll('\n', '\n    ');
    before = ',\n    ';
  }
  if (before.startsWith(',')) yield '\n  ';
  yield `${frame.slice(at + emptyResults.length - 1)}\n`;
}

/** A value as JSON that no terminal obeys and no CI system takes for a command. */
export function safeJson(value: unknown): string {
  return `${written(value)}\n`;
}

function written(value: unknown): string {
  return JSON.stringify(value, finite, 2).replace(unseen, escaped).replaceAll('##', '#\\u0023');
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
