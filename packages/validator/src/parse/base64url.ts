/** What a base64url text holds, or why it is none. */
export type Base64url<Octets> =
  | {
      readonly ok: true;
      readonly octets: Octets;
      /** The last character carries bits beyond the last octet that are not zero: the same octets have another spelling. */
      readonly unusedBits: boolean;
    }
  | { readonly ok: false; readonly fault: string };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = valuesByCode();
/** As many characters of the alphabet as follow each other. */
const run = /[\w-]*/y;
/** The bits of three octets that none of them has in ASCII, and the sign. */
const notAscii = ~0x7f7f7f;
/** As many arguments as every engine takes in a call. */
const mostArguments = 8192;

/**
 * Counts the octets of a text in base64url without padding, line breaks or other additions.
 *
 * A part of a longer text is read in its place, which is faster than cutting it out. RFC 7515 section 2.
 */
export function measureBase64url(text: string, start: number = 0, end: number = text.length): Base64url<number> {
  run.lastIndex = start;
  run.test(text);
  if (run.lastIndex < end)
    return { ok: false, fault: `character ${run.lastIndex - start + 1} is ${shown(text, run.lastIndex)}` };
  const over = (end - start) % 4;
  if (over === 1) return { ok: false, fault: 'its last character encodes no whole octet' };
  return { ok: true, octets: length(start, end), unusedBits: (tail(text, end - over, end) & unused(over)) !== 0 };
}

/** Decodes base64url; see `measureBase64url`. RFC 4648 section 5. */
export function decodeBase64url(text: string, start: number = 0, end: number = text.length): Base64url<Uint8Array> {
  const measured = measureBase64url(text, start, end);
  if (!measured.ok) return measured;
  const octets = new Uint8Array(measured.octets);
  let made = 0;
  for (let at = start; at < end; at += 4) {
    const bits = at + 4 <= end ? quad(text, at) : tail(text, at, end);
    // What lies beyond the end of an array of octets is not written.
    octets[made++] = bits >> 16;
    octets[made++] = bits >> 8;
    octets[made++] = bits;
  }
  return { ok: true, octets, unusedBits: measured.unusedBits };
}

/**
 * Decodes base64url that holds ASCII, a few kilobytes at most, and nothing to complain of; else undefined.
 *
 * Nearly every header and payload is such a text. It is read in one pass, and made from plain numbers, which become a
 * string in half the time that octets take.
 */
export function decodeAscii(text: string, start: number, end: number): string | undefined {
  const over = (end - start) % 4;
  const size = length(start, end);
  if (over === 1 || size > mostArguments) return undefined;
  const codes = new Array<number>(size);
  let all = 0;
  let made = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const bits = quad(text, at);
    all |= bits;
    codes[made++] = bits >> 16;
    codes[made++] = (bits >> 8) & 0xff;
    codes[made++] = bits & 0xff;
  }
  const rest = tail(text, at, end);
  if (over > 1) codes[made++] = rest >> 16;
  if (over > 2) codes[made] = (rest >> 8) & 0xff;
  if (((all | rest) & notAscii) !== 0 || (rest & unused(over)) !== 0) return undefined;
  return String.fromCharCode.apply(undefined, codes);
}

/** Encodes octets as base64url without padding. RFC 7515 section 2. */
export function encodeBase64url(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += 3) {
    const left = octets.length - at;
    const bits = ((octets[at] ?? 0) << 16) | ((octets[at + 1] ?? 0) << 8) | (octets[at + 2] ?? 0);
    text += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    if (left > 1) text += alphabet.charAt((bits >> 6) & 63);
    if (left > 2) text += alphabet.charAt(bits & 63);
  }
  return text;
}

function valuesByCode(): Int8Array {
  const table = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value++) table[alphabet.charCodeAt(value)] = value;
  return table;
}

function value(text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1;
}

/** The 24 bits of four characters. */
function quad(text: string, at: number): number {
  return (value(text, at) << 18) | (value(text, at + 1) << 12) | (value(text, at + 2) << 6) | value(text, at + 3);
}

/** The bits of what is left of a text, up to three characters, filled up to 24 with zeros. */
function tail(text: string, at: number, end: number): number {
  let bits = 0;
  for (let next = at; next < at + 4; next++) bits = (bits << 6) | (next < end ? value(text, next) : 0);
  return bits;
}

/** The bits that so many characters over leave unused. */
function unused(over: number): number {
  return over === 2 ? 0xffff : over === 3 ? 0xff : 0;
}

function length(start: number, end: number): number {
  return ((end - start) * 3) >> 2;
}

function shown(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const plain = code > 0x20 && code < 0x7f;
  return plain ? `"${String.fromCharCode(code)}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
