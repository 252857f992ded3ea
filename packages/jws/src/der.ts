import { concat, type Octets } from './octets.ts';

/** Tags of ASN.1 (X.690 section 8) that keys, signatures and certificates are made of. */
export const tag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  explicit0: 0xa0,
} as const;

/** One element of DER, undecoded. */
export interface Element {
  readonly tag: number;
  readonly content: Uint8Array;
}

/** One DER element: tag, definite length, contents. */
export function der(elementTag: number, ...contents: readonly Uint8Array[]): Octets {
  const body = concat(contents);
  return concat([Uint8Array.of(elementTag, ...lengthOctets(body.length)), body]);
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

/** Takes a run of DER elements apart, one level deep; undefined when it is cut short or malformed. */
export function elements(octets: Uint8Array): readonly Element[] | undefined {
  const found: Element[] = [];
  let at = 0;
  while (at < octets.length) {
    const head = readLength(octets, at + 1);
    const elementTag = octets[at];
    if (elementTag === undefined || head === undefined || head.start + head.length > octets.length) return undefined;
    found.push({ tag: elementTag, content: octets.subarray(head.start, head.start + head.length) });
    at = head.start + head.length;
  }
  return found;
}

function readLength(octets: Uint8Array, at: number): { readonly start: number; readonly length: number } | undefined {
  const first = octets[at];
  if (first === undefined || first === 0x80 || first > 0x84) return undefined;
  if (first < 0x80) return { start: at + 1, length: first };
  const count = first - 0x80;
  if (at + 1 + count > octets.length) return undefined;
  const length = octets.subarray(at + 1, at + 1 + count).reduce((sum, octet) => sum * 256 + octet, 0);
  return { start: at + 1 + count, length };
}

/** The elements inside the one element that fills the octets; undefined when there is none with this tag. */
export function inside(octets: Uint8Array, elementTag: number): readonly Element[] | undefined {
  const outer = elements(octets);
  const [only] = outer ?? [];
  return outer?.length === 1 && only?.tag === elementTag ? elements(only.content) : undefined;
}

/** A non-negative INTEGER from big-endian octets, in the shortest form. */
export function unsigned(octets: Uint8Array): Octets {
  const first = octets.findIndex((octet) => octet !== 0);
  const short = first < 0 ? Uint8Array.of(0) : octets.subarray(first);
  return der(tag.integer, ...((short[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), short);
}

/** An ECDSA signature of JWS (r and s side by side, RFC 7518 section 3.4) as the DER SEQUENCE of X9.62. */
export function ecdsaToDer(raw: Uint8Array): Octets {
  const half = raw.length / 2;
  return der(tag.sequence, unsigned(raw.subarray(0, half)), unsigned(raw.subarray(half)));
}

/**
 * A DER ECDSA signature as r and s side by side (RFC 7518 section 3.4); undefined when it is none that fits.
 *
 * @param octets length of the result: 64, 96 or 132
 */
export function ecdsaFromDer(signature: Uint8Array, octets: number): Octets | undefined {
  const numbers = inside(signature, tag.sequence);
  if (numbers?.length !== 2 || numbers.some((number) => number.tag !== tag.integer)) return undefined;
  const raw = new Uint8Array(octets);
  for (const [index, { content }] of numbers.entries()) {
    const short = content[0] === 0 ? content.subarray(1) : content;
    if (short.length > octets / 2) return undefined;
    raw.set(short, (index + 1) * (octets / 2) - short.length);
  }
  return raw;
}
