/** A base64url text decoded, or why it cannot be. */
export type Base64url =
  | {
      readonly ok: true;
      readonly octets: Uint8Array;
      /** The last character carries bits beyond the last octet that are not zero: the same octets have another spelling. */
      readonly unusedBits: boolean;
    }
  | { readonly ok: false; readonly fault: string };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = valuesByCode();

/** Decodes base64url without padding, line breaks or other additions. RFC 7515 section 2, RFC 4648 section 5. */
export function decodeBase64url(text: string): Base64url {
  const octets = new Uint8Array((text.length * 3) >> 2);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) return { ok: false, fault: `character ${at + 1} is ${show(text, at)}` };
    bits = ((bits << 6) | value) & 0x3fff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    octets[length++] = bits >> held;
  }
  if (text.length % 4 === 1) return { ok: false, fault: 'its last character encodes no whole octet' };
  return { ok: true, octets, unusedBits: (bits & ((1 << held) - 1)) !== 0 };
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

function show(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  if (code > 0x20 && code < 0x7f) return `"${String.fromCharCode(code)}"`;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
