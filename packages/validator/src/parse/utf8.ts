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
/** Smallest code point for each sequence length; below it the sequence is overlong. */
const smallest = [0, 0, 0x80, 0x800, 0x10000] as const;

/**
 * Decodes UTF-8 and gives up at the first octet that is none: overlong forms, surrogates, code points above U+10FFFF,
 * cut sequences. RFC 3629 section 3.
 */
export function decodeUtf8(octets: Uint8Array): Utf8 {
  if (isAscii(octets)) return { ok: true, text: textOfUnits(octets), bom: false };
  // A sequence never has fewer octets than the code units it decodes to.
  const units = new Uint16Array(octets.length);
  let length = 0;
  for (let at = 0; at < octets.length; ) {
    const code = codePointAt(octets, at);
    if (code < 0) return { ok: false, fault: `octet ${at + 1} is not UTF-8` };
    if (code < 0x10000) {
      units[length++] = code;
      at += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    } else {
      units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = 0xdc00 + (code & 0x3ff);
      at += 4;
    }
  }
  return { ok: true, text: textOfUnits(units.subarray(0, length)), bom: units[0] === 0xfeff };
}

/** Makes a string of UTF-16 code units; given octets, of ISO 8859-1 characters. */
export function textOfUnits(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += chunk) {
    // Spreading runs the iterator of the array, which takes ten times as long.
    text += String.fromCharCode.apply(undefined, units.subarray(at, at + chunk) as unknown as number[]);
  }
  return text;
}

function isAscii(octets: Uint8Array): boolean {
  let all = 0;
  for (let at = 0; at < octets.length; at++) all |= octets[at] ?? 0;
  return all < 0x80;
}

/** The code point whose sequence starts here, or -1. Its value tells the length, for overlong forms are refused. */
function codePointAt(octets: Uint8Array, at: number): number {
  const lead = octets[at] ?? 0xff;
  if (lead < 0x80) return lead;
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0) return -1;
  let code = lead & (0x7f >> size);
  for (let next = at + 1; next < at + size; next++) {
    const octet = octets[next] ?? 0;
    if ((octet & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (octet & 0x3f);
  }
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < (smallest[size] ?? 0) || surrogate || code > 0x10ffff ? -1 : code;
}
