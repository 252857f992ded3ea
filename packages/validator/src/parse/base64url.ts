/** What a base64url text holds, or why it is none. */
export type Base64url<Octets> =
  | {
      readonly ok: true;
      readonly octets: Octets;
      /** The last character carries bits beyond the last octet that are not zero: the same octets have another spelling. */
      readonly unusedBits: boolean;
    }
  | { readonly ok: false; readonly fault: string };

/** Part of every runtime of the web, though not of the language: decodes base64 to octets as ISO 8859-1 characters. */
declare function atob(base64: string): string;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What the letters are in which base64 differs: those that it alone has are made foreign. */
const standard: Readonly<Record<string, string>> = { '-': '+', _: '/', '+': '*', '/': '*' };
const foreign = /[^\w-]/;

/** Counts the octets of a text in base64url without padding, line breaks or other additions. RFC 7515 section 2. */
export function measureBase64url(text: string): Base64url<number> {
  return foreign.test(text) || hasOver(text, 1) ? faulty(text) : sound(text, octetsOf(text));
}

/** Decodes base64url to octets, which stand as ISO 8859-1 characters; see `measureBase64url`. RFC 4648 section 5. */
export function decodeBase64url(text: string): Base64url<string> {
  const octets = decoded(text.replace(/[-_+/]/g, (letter) => standard[letter] ?? letter));
  // The runtime passes over white space and padding: then the text is longer than its octets tell.
  return octets?.length !== octetsOf(text) || hasOver(text, 1) ? faulty(text) : sound(text, octets);
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

/** How many octets so many characters hold. */
function octetsOf({ length }: string): number {
  return (length * 3) >> 2;
}

function hasOver({ length }: string, count: number): boolean {
  return length % 4 === count;
}

function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

function sound<Octets>(text: string, octets: Octets): Base64url<Octets> {
  const last = alphabet.indexOf(text.charAt(text.length - 1));
  const unused = hasOver(text, 2) ? 15 : hasOver(text, 3) ? 3 : 0;
  return { ok: true, octets, unusedBits: (last & unused) !== 0 };
}

function faulty(text: string): Base64url<never> {
  const at = text.search(foreign);
  if (at < 0) return { ok: false, fault: 'its last character encodes no whole octet' };
  return { ok: false, fault: `character ${at + 1} is ${shown(text, at)}` };
}

function shown(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const plain = code > 0x20 && code < 0x7f;
  return plain ? `"${String.fromCharCode(code)}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
