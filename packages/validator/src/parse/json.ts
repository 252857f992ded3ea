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
  const members = countMembers(text);
  const value = members < 0 ? undefined : parsed(text);
  // The language's own parser is strict, but what it says of a fault differs between engines and quotes the text.
  if (value === undefined) return { ok: false, fault: scanJson(text).fault };
  // Repeated members fall together in the value: when none is lost, there is nothing to look for.
  const complete = dropPrototypes(value) === members;
  return { ok: true, value, duplicates: complete ? none : scanJson(text).duplicates };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** How many members the objects of a JSON text are written with, at all depths; -1 when containers nest too deep. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      // To the end of the string; what is escaped does not end it.
      for (at++; at < text.length; at++) {
        const inner = text.charCodeAt(at);
        if (inner === 0x22) break;
        if (inner === 0x5c) at++;
      }
    } else if (code === 0x3a) members++;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) return -1;
    } else if (code === 0x7d || code === 0x5d) depth--;
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
