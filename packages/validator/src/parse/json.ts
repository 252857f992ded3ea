import { isJsonObject, type Json } from '../json.ts';
import { scanJson } from './json-scan.ts';

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
  const { fault, duplicates } = scanJson(text);
  if (fault !== undefined) return { ok: false, fault };
  return { ok: true, value: withoutPrototypes(JSON.parse(text) as Json), duplicates };
}

/** Recursion is safe here: the scan has bounded the depth. */
function withoutPrototypes(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (!isJsonObject(value)) return value;
  const bare = Object.create(null) as Record<string, Json>;
  for (const name of Object.keys(value)) bare[name] = withoutPrototypes(value[name] as Json);
  return bare;
}
