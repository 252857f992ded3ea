import { isJsonObject, type Json, type JsonObject } from '@assay/validator';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text in these octets; undefined when they are not UTF-8. A byte order mark stays in the text. */
export function strictText(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}

/** The JSON object in a text, with `JSON.parse` and so the last of repeated members; undefined for anything else. */
export function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON value as text: a string as it is, anything else as JSON. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * Whether an object anywhere in a valid JSON text names a member twice (RFC 7519 section 4).
 *
 * Walks the punctuation with a stack of its own, so nesting costs no call depth.
 */
export function hasRepeatedMember(json: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let previous = '';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && (previous === '{' || previous === ',')) {
      const names = open.at(-1);
      const name = JSON.parse(token) as string;
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
    previous = token;
  }
  return false;
}

/** The JSON object in these octets when it is UTF-8 and names no member twice. */
export function strictObject(octets: Uint8Array): JsonObject | undefined {
  const text = strictText(octets);
  const value = text === undefined ? undefined : objectIn(text);
  return text === undefined || value === undefined || hasRepeatedMember(text) ? undefined : value;
}
