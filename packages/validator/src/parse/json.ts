import { isJsonObject, type Json } from '../json.ts';
import { deepest, scanJson } from './json-scan.ts';

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

const none: readonly string[] = Object.freeze([]);

/**
 * Parses a JSON text strictly, in time linear in its length. RFC 8259.
 *
 * A fault says where the text goes wrong, and never quotes it. Containers nest at most 256 deep; a number too large for
 * a double becomes `Infinity`.
 */
export function parseJson(text: string): JsonText {
  // The language's own parser takes more than linear time where very many containers nest.
  const value = mayBeDeep(text) && scanJson(text).fault !== '' ? undefined : parsed(text);
  // Repeated members fall together in the value: when none is lost, there is nothing to look for.
  if (value !== undefined && dropPrototypes(value) === mostMembers(text)) return { ok: true, value, duplicates: none };
  // That parser is strict, but what it says of a fault differs between engines and quotes the text.
  const { fault, duplicates } = scanJson(text);
  return value !== undefined && fault === '' ? { ok: true, value, duplicates } : { ok: false, fault };
}

/** Whether a text has enough brackets to nest too deep. */
function mayBeDeep(text: string): boolean {
  return brackets(text, '{') + brackets(text, '[') > deepest;
}

function brackets(text: string, bracket: string): number {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0 && count <= deepest; at = text.indexOf(bracket, at + 1)) count++;
  return count;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** With how many members a JSON text is written, at all depths; text that looks like one counts as well. */
function mostMembers(text: string): number {
  let members = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    // A quotation mark, or white space behind it.
    if (text.charCodeAt(at - 1) <= 0x22) members++;
  }
  return members;
}

/**
 * Takes away the prototype of every object, and counts their members.
 *
 * Done in place, since a copy is slower to make and to read. The depth is bounded, and so the recursion.
 */
function dropPrototypes(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (isJsonObject(value)) {
    Object.setPrototypeOf(value, null);
    for (const name in value) members += 1 + dropPrototypes(value[name] as Json);
  } else {
    for (const item of value) members += dropPrototypes(item);
  }
  return members;
}
