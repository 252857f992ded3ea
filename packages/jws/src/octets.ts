import { base64url } from 'jose';
import { builtin } from './node.ts';

/** Octets that Web Crypto takes: never backed by shared memory. */
export type Octets = Uint8Array<ArrayBuffer>;

const nodeBuffer = builtin('node:buffer')?.Buffer;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-8 octets of a text. */
export function utf8(text: string): Octets {
  return encoder.encode(text);
}

/** The text of UTF-8 octets, a byte order mark kept; undefined when they are no UTF-8. */
export function textOf(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}

/** Base64url without padding (RFC 7515 section 2); a text is taken as UTF-8. */
export function encode(data: Uint8Array | string): string {
  return nodeBuffer?.from(data as never).toString('base64url') ?? base64url.encode(data);
}

/**
 * Decodes base64url without padding (RFC 7515 section 2); undefined for any other character or an impossible length.
 *
 * Unused trailing bits are ignored: two spellings of the same octets are the same octets.
 */
export function decode(text: string): Octets | undefined {
  if (text.length % 4 === 1 || !/^[\w-]*$/.test(text)) return undefined;
  return new Uint8Array(base64url.decode(text));
}

/** Standard base64 with padding (RFC 4648 section 4), as PEM and `x5c` use it. */
export function encodeStandard(octets: Uint8Array): string {
  const text = encode(octets).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Decodes standard base64, with or without padding; undefined when the text is something else. */
export function decodeStandard(text: string): Octets | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return decode(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'));
}

/** Octets in hexadecimal, two small digits each. */
export function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** Octets from hexadecimal digits that are known to be such. */
export function fromHex(digits: string): Octets {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Decodes hexadecimal digits, capital or small; undefined when the text is something else. */
export function decodeHex(text: string): Octets | undefined {
  return /^(?:[\da-f]{2})*$/i.test(text) ? fromHex(text) : undefined;
}

/** All octets of the parts, in order. */
export function concat(parts: readonly Uint8Array[]): Octets {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
