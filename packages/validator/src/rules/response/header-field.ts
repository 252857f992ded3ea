import type { ResponseView } from '../../response.ts';

/** Whether a header field is there, whatever its value. Field names have no letter case (RFC 9110 section 5.1). */
export function hasField({ headers }: ResponseView, name: string): boolean {
  return headers.some(([field]) => field.toLowerCase() === name);
}

/**
 * The directives of a list-valued field such as `Cache-Control`: lower case, without arguments, over all its lines.
 *
 * Quoted arguments are dropped first: the text `no-store` inside one is no directive. RFC 9110 section 5.6.1.
 */
export function directives({ headers }: ResponseView, name: string): readonly string[] {
  const lines = headers.flatMap(([field, value]) => (field.toLowerCase() === name ? [value] : []));
  const items = lines.flatMap((line) => line.replace(/"[^"]*"/g, '').split(','));
  return items.flatMap((item) => item.split('=', 1)).map((item) => item.trim().toLowerCase());
}
