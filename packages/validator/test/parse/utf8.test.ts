import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, textOfOctets } from '../../src/parse/utf8.ts';

const decode = (...octets: readonly number[]) => decodeUtf8(textOfOctets(Uint8Array.from(octets)));
const encode = (text: string) => textOfOctets(new TextEncoder().encode(text));

describe('the first and the last code point of every length', () => {
  test.each([
    [[0x00], '\0'],
    [[0x7f], '\x7f'],
    [[0xc2, 0x80], '\x80'],
    [[0xdf, 0xbf], '\u07ff'],
    [[0xe0, 0xa0, 0x80], '\u0800'],
    [[0xed, 0x9f, 0xbf], '\ud7ff'],
    [[0xee, 0x80, 0x80], '\ue000'],
    [[0xef, 0xbf, 0xbf], '\uffff'],
    [[0xf0, 0x90, 0x80, 0x80], '\u{10000}'],
    [[0xf4, 0x8f, 0xbf, 0xbf], '\u{10ffff}'],
  ])('%j', (octets, text) => {
    expect(decode(...octets)).toEqual({ ok: true, text, bom: false });
  });
});

describe('what is not UTF-8', () => {
  test.each([
    ['a lone continuation octet', [0x80]],
    ['an overlong slash of two octets', [0xc0, 0xaf]],
    ['the highest overlong form of two octets', [0xc1, 0xbf]],
    ['an overlong slash of three octets', [0xe0, 0x80, 0xaf]],
    ['the highest overlong form of three octets', [0xe0, 0x9f, 0xbf]],
    ['the highest overlong form of four octets', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['the first surrogate', [0xed, 0xa0, 0x80]],
    ['the last surrogate', [0xed, 0xbf, 0xbf]],
    ['a surrogate pair', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
    ['U+110000', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead octet beyond F4', [0xf5, 0x80, 0x80, 0x80]],
    ['a sequence of five octets', [0xf8, 0x88, 0x80, 0x80, 0x80]],
    ['FE', [0xfe]],
    ['FF', [0xff]],
    ['two of three octets', [0xe2, 0x82]],
    ['three of four octets', [0xf0, 0x9f, 0x98]],
    ['a lead octet before a letter', [0xc3, 0x41]],
    ['a byte order mark of UTF-16', [0xfe, 0xff, 0x00, 0x7b]],
  ])('%s', (_, octets) => {
    expect(decode(...octets)).toEqual({ ok: false, fault: 'octet 1 is not UTF-8' });
  });
  test('the fault tells where the sequence starts', () => {
    expect(decode(0x61, 0xc3, 0xa9, 0xe2, 0x82, 0x61)).toEqual({ ok: false, fault: 'octet 4 is not UTF-8' });
  });
});

describe('a byte order mark', () => {
  test('is reported and kept', () => {
    expect(decode(0xef, 0xbb, 0xbf, 0x7b)).toEqual({ ok: true, text: '\ufeff{', bom: true });
  });
  test('is a character like others behind the start', () => {
    expect(decode(0x7b, 0xef, 0xbb, 0xbf)).toEqual({ ok: true, text: '{\ufeff', bom: false });
  });
  test('is not in an empty text', () => {
    expect(decode()).toEqual({ ok: true, text: '', bom: false });
  });
});

describe('properties', () => {
  const oracle = (octets: Uint8Array) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    } catch {
      return undefined;
    }
  };
  const agrees = (octets: Uint8Array) => {
    const decoded = decodeUtf8(textOfOctets(octets));
    expect(decoded.ok ? decoded.text : undefined).toBe(oracle(octets));
  };
  test('arbitrary octets are judged as by a fatal TextDecoder', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), agrees), { numRuns: 2000 });
  });
  test('octets at the borders are judged as by a fatal TextDecoder', () => {
    const edge = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc1,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
    );
    const octets = fc.array(edge, { maxLength: 8 }).map((list) => Uint8Array.from(list));
    fc.assert(fc.property(octets, agrees), { numRuns: 5000 });
  });
  test('every text that has octets survives them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(decodeUtf8(encode(text))).toMatchObject({ ok: true, text });
      }),
    );
  });
});

test('a text longer than the argument list of a call survives', () => {
  const text = 'é\u{1f600}x'.repeat(100_000);
  expect(decodeUtf8(encode(text))).toMatchObject({ ok: true, text });
});

test('octets stand as the characters of ISO 8859-1', () => {
  expect(textOfOctets(Uint8Array.of(0x41, 0xe9, 0xff))).toBe('Aéÿ');
});
