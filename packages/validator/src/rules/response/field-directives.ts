import { fieldValues } from '../../parse/header-fields.ts';
import type { ResponseView } from '../../response.ts';

/**
 * The directives of a list-valued field such as `Cache-Control`: lower case, without arguments, over all its lines.
 *
 * Quoted arguments are dropped first: the text `no-store` inside one is no directive. RFC 9110 section 5.6.1.
 */
export function directives({ headers }: ResponseView, name: string): readonly string[] {
  const lines = fieldValues(headers, name);
  const [only = ''] = lines;
  // Nearly always it is a single word.
  if (lines.length === 1 && /^[\w-]+$/.test(only)) return [only.toLowerCase()];
  const items = lines.flatMap((line) => line.replace(/"[^"]*"/g, '').split(','));
  return items.flatMap((item) => item.split('=', 1)).map((item) => item.trim().toLowerCase());
}
