import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Assertion, AssertionFault } from '../subject.ts';
import { type Base64url, decodeAscii, decodeBase64url, measureBase64url } from './base64url.ts';
import { parseJson } from './json.ts';
import { decodeUtf8 } from './utf8.ts';

/** What reading has found so far. */
interface Reading {
  readonly text: string;
  readonly faults: AssertionFault[];
  readonly duplicates: string[];
}

/** Where a part lies in the text. */
interface Part {
  readonly number: 1 | 2 | 3;
  readonly start: number;
  readonly end: number;
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
  const reading: Reading = { text, faults: [], duplicates: [] };
  const first = partAt(text, 1, 0);
  const second = partAt(text, 2, first.end + 1);
  const third = partAt(text, 3, second.end + 1);
  const outer = third.start <= text.length && third.end === text.length ? undefined : outerFault(text);
  const header = objectOf(reading, first);
  const isRead = outer?.kind !== 'encrypted';
  const claims = isRead ? objectOf(reading, second) : undefined;
  const octets = isRead ? octetsOf(reading, third, measureBase64url) : undefined;
  const assertion: { -readonly [name in keyof Assertion]: Assertion[name] } = {
    text,
    faults: outer === undefined ? reading.faults : [outer],
    duplicates: reading.duplicates,
  };
  if (header !== undefined) assertion.header = header;
  if (claims !== undefined) assertion.claims = claims;
  if (octets !== undefined) assertion.signatureOctets = octets;
  return assertion;
}

function unread(text: string, fault: AssertionFault): Assertion {
  return { text, faults: [fault], duplicates: [] };
}

/** The part that begins here; one that begins beyond the text is not there. */
function partAt(text: string, number: Part['number'], start: number): Part {
  const dot = text.indexOf('.', start);
  return { number, start, end: dot < 0 ? text.length : dot };
}

/** What is wrong with the number of parts, when it is not three. */
function outerFault(text: string): AssertionFault {
  const count = text.split('.').length;
  if (count === 5) return { kind: 'encrypted', detail: 'five parts' };
  return { kind: 'parts', detail: count === 1 ? '1 part' : `${count} parts` };
}

/** The octets of a part, or how many they are; undefined when it is not base64url, or not there. */
function octetsOf<T>(reading: Reading, part: Part, read: (text: string, start: number, end: number) => Base64url<T>) {
  if (part.start > reading.text.length) return undefined;
  const { number } = part;
  const decoded = read(reading.text, part.start, part.end);
  if (!decoded.ok) {
    reading.faults.push({ kind: 'alphabet', part: number, detail: decoded.fault });
    return undefined;
  }
  if (decoded.unusedBits) {
    const detail = 'its last character has unused bits that are not zero';
    reading.faults.push({ kind: 'unused-bits', part: number, detail });
  }
  return decoded.octets;
}

/** The JSON object that the header or the payload is; undefined when it is none. */
function objectOf(reading: Reading, part: Part): JsonObject | undefined {
  if (part.start > reading.text.length) return undefined;
  const ascii = decodeAscii(reading.text, part.start, part.end);
  if (ascii !== undefined && ascii !== '') return jsonObjectOf(reading, part, ascii);
  const octets = octetsOf(reading, part, decodeBase64url);
  if (octets === undefined) return undefined;
  if (octets.length === 0) return noObject(reading, part, 'it is empty');
  const decoded = decodeUtf8(octets);
  if (!decoded.ok) return noObject(reading, part, decoded.fault);
  if (!decoded.bom) return jsonObjectOf(reading, part, decoded.text);
  // A parser may ignore the mark (RFC 8259 section 8.1), so it is told and what follows is read.
  const object = jsonObjectOf(reading, part, decoded.text.slice(1));
  if (object !== undefined) {
    reading.faults.push({ kind: 'byte-order-mark', part: part.number, detail: 'it begins with a byte order mark' });
  }
  return object;
}

function jsonObjectOf(reading: Reading, part: Part, text: string): JsonObject | undefined {
  const json = parseJson(text);
  if (!json.ok) return noObject(reading, part, json.fault);
  if (!isJsonObject(json.value)) return noObject(reading, part, `it is ${nameOf(json.value)}`);
  const side = part.number === 1 ? '/header' : '/claims';
  for (const pointer of json.duplicates) reading.duplicates.push(side + pointer);
  return json.value;
}

function noObject({ faults }: Reading, { number: part }: Part, detail: string): undefined {
  faults.push({ kind: part === 1 ? 'header' : 'payload', part, detail });
}

function nameOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : `a ${typeof value}`;
}
