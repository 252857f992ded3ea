import { AssayError, type AssayErrorCode, parseJson } from '@assay/validator';
import stripJsonComments from 'strip-json-comments';

/**
 * Parses the JSON text of a file that people write: comments and a comma after the last member are passed over, and so
 * is a byte order mark. What a parser would quote is not told: the text may hold something secret.
 *
 * @throws AssayError with `code`, naming file, line and column, or the member that stands twice
 */
export function parseJsonFile(
  text: string,
  { file, code }: { readonly file: string; readonly code: AssayErrorCode },
): unknown {
  const strict = parseJson(text);
  const plain = strict.ok ? text : plainJson(text);
  const parsed = strict.ok ? strict : parseJson(plain);
  if (!parsed.ok) throw new AssayError(code, `${file}:${placeOf(parsed.fault, plain)}`);
  const [twice] = parsed.duplicates;
  if (twice !== undefined) throw new AssayError(code, `${file}: ${twice}: stands twice; keep one of them`);
  return JSON.parse(plain);
}

/** Blanks what JSON does not know, so that every character keeps its line and column. */
function plainJson(text: string): string {
  return stripJsonComments(text.replace(/^\ufeff/, ' '), { trailingCommas: true });
}

function placeOf(fault: string, text: string): string {
  const at = /character (\d+)/.exec(fault)?.[1];
  const lines = text.slice(0, at === undefined ? text.length : Number(at) - 1).split('\n');
  const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  return at === undefined ? `${place}: not JSON: the text ends too early` : `${place}: not JSON from here on`;
}
