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
  const over = text.length % 4;
  const whole = text.length - over;
  const octets = new Uint8Array((text.length * 3) >> 2);
  let length = 0;
  let foreign = 0;
  for (let at = 0; at < whole; at += 4) {
    const bits =
      (value(text, at) << 18) | (value(text, at + 1) << 12) | (value(text, at + 2) << 6) | value(text, at + 3);
    foreign |= bits;
    octets[length++] = bits >> 16;
    octets[length++] = bits >> 8;
    octets[length++] = bits;
  }
  let rest = 0;
  for (let at = whole; at < text.length; at++) rest = (rest << 6) | value(text, at);
  // A foreign character has the value -1, which makes the bits it is part of negative.
  if ((foreign | rest) < 0) return { ok: false, fault: firstForeign(text) };
  if (over === 1) return { ok: false, fault: 'its last character encodes no whole octet' };
  if (over === 2) octets[length] = rest >> 4;
  if (over === 3) {
    octets[length] = rest >> 10;
    octets[length + 1] = rest >> 2;
  }
  return { ok: true, octets, unusedBits: (rest & (over === 2 ? 0b1111 : over === 3 ? 0b11 : 0)) !== 0 };
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

function firstForeign(text: string): string {
  let at = 0;
  while (value(text, at) >= 0) at++;
  const code = text.codePointAt(at) ?? 0;
  const plain = code > 0x20 && code < 0x7f;
  const shown = plain ? `"${String.fromCharCode(code)}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return `character ${at + 1} is ${shown}`;
}
