import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Assertion, AssertionFault } from '../subject.ts';
import { type Base64url, decodeBase64url, measureBase64url } from './base64url.ts';
import { parseJson } from './json.ts';
import { decodeUtf8 } from './utf8.ts';

/** What reading has found so far. */
interface Reading {
  /** The texts between the dots. */
  readonly parts: readonly string[];
  readonly faults: AssertionFault[];
  readonly duplicates: string[];
}

type Part = 1 | 2 | 3;

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
  const reading: Reading = { parts: text.split('.'), faults: [], duplicates: [] };
  const { duplicates } = reading;
  const count = reading.parts.length;
  const isRead = count !== 5;
  const header = objectOf(reading, 1);
  const claims = isRead ? objectOf(reading, 2) : undefined;
  const octets = isRead ? octetsOf(reading, 3, measureBase64url) : undefined;
  const assertion: { -readonly [name in keyof Assertion]: Assertion[name] } = {
    text,
    faults: count === 3 ? reading.faults : [outerFault(count)],
    duplicates,
  };
  if (header !== undefined) assertion.header = header;
  if (claims !== undefined) assertion.claims = claims;
  if (octets !== undefined) assertion.signatureOctets = octets;
  return assertion;
}

function unread(text: string, fault: AssertionFault): Assertion {
  return { text, faults: [fault], duplicates: [] };
}

/** What is wrong with the number of parts, when it is not three. */
function outerFault(count: number): AssertionFault {
  if (count === 5) return { kind: 'encrypted' };
  return { kind: 'parts', detail: count === 1 ? '1 part' : `${count} parts` };
}

/** The octets of a part, or how many they are; undefined when it is not base64url, or not there. */
function octetsOf<T>({ parts, faults }: Reading, part: Part, read: (text: string) => Base64url<T>): T | undefined {
  const text = parts[part - 1];
  if (text === undefined) return undefined;
  const decoded = read(text);
  if (!decoded.ok) {
    faults.push({ kind: 'alphabet', part, detail: decoded.fault });
    return undefined;
  }
  if (decoded.unusedBits) faults.push({ kind: 'unused-bits', part });
  return decoded.octets;
}

/** The JSON object that the header or the payload is; undefined when it is none. */
function objectOf(reading: Reading, part: Part): JsonObject | undefined {
  const octets = octetsOf(reading, part, decodeBase64url);
  if (octets === undefined) return undefined;
  if (octets === '') return noObject(reading, part, 'it is empty');
  const decoded = decodeUtf8(octets);
  if (!decoded.ok) return noObject(reading, part, decoded.fault);
  // A parser may ignore the mark (RFC 8259 section 8.1), so it is told and what follows is read.
  const json = parseJson(decoded.bom ? decoded.text.slice(1) : decoded.text);
  if (!json.ok) return noObject(reading, part, json.fault);
  if (!isJsonObject(json.value)) return noObject(reading, part, `it is ${nameOf(json.value)}`);
  for (const pointer of json.duplicates) reading.duplicates.push((part === 1 ? '/header' : '/claims') + pointer);
  if (decoded.bom) reading.faults.push({ kind: 'byte-order-mark', part });
  return json.value;
}

function noObject({ faults }: Reading, part: Part, detail: string): undefined {
  faults.push({ kind: part === 1 ? 'header' : 'payload', part, detail });
}

function nameOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : `a ${typeof value}`;
}
