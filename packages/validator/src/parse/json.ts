import { isJsonObject, type Json } from '../json.ts';
import { repeatedMembers, scanJson } from './json-scan.ts';

/** A JSON text taken apart, or why it is none. */
export type JsonText =
  | {
      readonly ok: true;
      /** Objects have no prototype; of repeated members the last one counts, and lone surrogates are kept. */
      readonly value: Json;
      /** JSON pointers of members that occur more than once, nested ones included; at most 16 are listed. */
      readonly duplicates: readonly string[];
    }
  | { readonly ok: false; readonly fault: string };

/**
 * Parses a JSON text strictly, in time linear in its length. RFC 8259.
 *
 * A fault says where the text goes wrong, and never quotes it. Containers nest at most 256 deep; a number too large for
 * a double becomes `Infinity`.
 */
export function parseJson(text: string): JsonText {
  const scan = scanJson(text);
  if (!scan.ok) return scan;
  const value = JSON.parse(text) as Json;
  // Repeated members fall together in the value: when none is lost, there is nothing to look for.
  const complete = dropPrototypes(value) === scan.members;
  return { ok: true, value, duplicates: complete ? [] : repeatedMembers(text) };
}

/**
 * Takes away the prototype of every object, and counts their members.
 *
 * Done in place, since a copy is slower to make and to read. The scan has bounded the recursion.
 */
function dropPrototypes(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (isJsonObject(value)) {
    Object.setPrototypeOf(value, null);
    for (const name of Object.keys(value)) members += 1 + dropPrototypes(value[name] as Json);
  } else {
    for (const item of value) members += dropPrototypes(item);
  }
  return members;
}
