import { isJsonObject, type JsonObject } from '../json.ts';
import type { Assertion, AssertionFault } from '../subject.ts';
import { decodeBase64url } from './base64url.ts';
import { parseJson } from './json.ts';
import { decodeUtf8 } from './utf8.ts';

type PartNumber = 1 | 2 | 3;

interface Octets {
  readonly octets?: Uint8Array;
  readonly faults: readonly AssertionFault[];
}

interface Member {
  readonly object?: JsonObject;
  readonly faults: readonly AssertionFault[];
  readonly duplicates: readonly string[];
}

/** Longest assertion that is read, in characters. */
const longest = 1_048_576;

/**
 * Takes an assertion apart as far as it can be: JWS Compact Serialization, RFC 7515 section 3.1, RFC 7519 section 7.2.
 *
 * Never throws. With a wrong number of parts only that is a fault, yet header and claims are given where they can be read;
 * of an encrypted assertion the header, of one beyond 1 MiB nothing.
 */
export function parseAssertion(text: string): Assertion {
  if (text.length > longest) return unread(text, { kind: 'size', detail: `${text.length} characters` });
  if (text.trimStart().startsWith('{')) return unread(text, { kind: 'parts', detail: 'JSON' });
  const parts = text.split('.');
  const outer = outerFault(parts.length);
  const header = member(parts[0], 1, 'header');
  const claims = outer?.kind === 'encrypted' ? absent : member(parts[1], 2, 'payload');
  const signature = outer?.kind === 'encrypted' ? absent : octetsOf(parts[2], 3);
  return {
    text,
    faults: outer === undefined ? [...header.faults, ...claims.faults, ...signature.faults] : [outer],
    ...(header.object && { header: header.object }),
    ...(claims.object && { claims: claims.object }),
    duplicates: [
      ...header.duplicates.map((pointer) => `/header${pointer}`),
      ...claims.duplicates.map((pointer) => `/claims${pointer}`),
    ],
    ...(signature.octets && { signature: signature.octets }),
  };
}

const absent: Octets & Member = { faults: [], duplicates: [] };

function unread(text: string, fault: AssertionFault): Assertion {
  return { text, faults: [fault], duplicates: [] };
}

function outerFault(count: number): AssertionFault | undefined {
  if (count === 3) return undefined;
  if (count === 5) return { kind: 'encrypted', detail: 'five parts' };
  return { kind: 'parts', detail: count === 1 ? '1 part' : `${count} parts` };
}

function octetsOf(text: string | undefined, part: PartNumber): Octets {
  if (text === undefined) return absent;
  const decoded = decodeBase64url(text);
  if (!decoded.ok) return { faults: [{ kind: 'alphabet', part, detail: decoded.fault }] };
  const { octets, unusedBits } = decoded;
  const detail = 'its last character has unused bits that are not zero';
  return { octets, faults: unusedBits ? [{ kind: 'unused-bits', part, detail }] : [] };
}

function member(text: string | undefined, part: PartNumber, kind: 'header' | 'payload'): Member {
  const { octets, faults } = octetsOf(text, part);
  if (octets === undefined) return { faults, duplicates: [] };
  const { bom, ...read } = objectOf(octets);
  const mark: readonly AssertionFault[] = bom
    ? [{ kind: 'byte-order-mark', part, detail: 'it begins with a byte order mark' }]
    : [];
  if ('fault' in read) return { faults: [...faults, { kind, part, detail: read.fault }], duplicates: [] };
  return { ...read, faults: [...faults, ...mark] };
}

/** The JSON object that octets hold, or why they hold none. */
function objectOf(
  octets: Uint8Array,
): { readonly bom: boolean } & (
  | { readonly object: JsonObject; readonly duplicates: readonly string[] }
  | { readonly fault: string }
) {
  if (octets.length === 0) return { bom: false, fault: 'it is empty' };
  const decoded = decodeUtf8(octets);
  if (!decoded.ok) return { bom: false, fault: decoded.fault };
  // A parser may ignore the mark (RFC 8259 section 8.1), so it is told and what follows is read.
  const json = parseJson(decoded.bom ? decoded.text.slice(1) : decoded.text);
  if (!json.ok) return { bom: decoded.bom, fault: json.fault };
  if (!isJsonObject(json.value)) return { bom: decoded.bom, fault: `it is ${nameOf(json.value)}` };
  return { bom: decoded.bom, object: json.value, duplicates: json.duplicates };
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : `a ${typeof value}`;
}
