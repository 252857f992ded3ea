/** Octets read as UTF-8: the whole text, or where it stops being one. */
export type Utf8 =
  | {
      readonly ok: true;
      /** Every character, a byte order mark at the start included. */
      readonly text: string;
      /** The text starts with a byte order mark. */
      readonly bom: boolean;
    }
  | { readonly ok: false; readonly fault: string };

const chunk = 8192;
/** What is no ASCII: a lead octet with as many others as it asks for, or an octet that is none of either. */
const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;
/** Smallest code point by the length of a sequence: below it the sequence is overlong, and one octet alone is never right. */
const smallest = [0, Number.POSITIVE_INFINITY, 0x80, 0x800, 0x10000] as const;

/**
 * Decodes UTF-8, and tells the first octet that is none: overlong forms, surrogates, code points above U+10FFFF, cut
 * sequences. RFC 3629 section 3.
 *
 * @param octets as the characters of ISO 8859-1, one for each
 */
export function decodeUtf8(octets: string): Utf8 {
  if (!/[^\0-\x7f]/.test(octets)) return { ok: true, text: octets, bom: false };
  let wrong = 0;
  const text = octets.replace(sequence, (one, at: number) => {
    const code = codePointOf(one);
    const isSurrogate = code >> 11 === 0x1b;
    if (code >= (smallest[one.length] ?? 0) && code <= 0x10ffff && !isSurrogate) return String.fromCodePoint(code);
    wrong ||= at + 1;
    return '';
  });
  if (wrong > 0) return { ok: false, fault: `octet ${wrong} is not UTF-8` };
  return { ok: true, text, bom: text.startsWith('\ufeff') };
}

/** Octets as the characters of ISO 8859-1, one for each. */
export function textOfOctets(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += chunk) {
    // Spreading runs the iterator of the array, which takes ten times as long.
    text += String.fromCharCode.apply(undefined, octets.subarray(at, at + chunk) as unknown as number[]);
  }
  return text;
}

function codePointOf(octets: string): number {
  let code = octets.charCodeAt(0) & (0x7f >> octets.length);
  for (let at = 1; at < octets.length; at++) code = (code << 6) | (octets.charCodeAt(at) & 0x3f);
  return code;
}
