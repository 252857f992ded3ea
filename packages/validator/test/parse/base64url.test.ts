import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64url, encodeBase64url, measureBase64url } from '../../src/parse/base64url.ts';
import { textOfOctets } from '../../src/parse/utf8.ts';

const octets = (text: string) => new TextEncoder().encode(text);

describe('vectors', () => {
  test.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
    ['{"alg":"none"}', 'eyJhbGciOiJub25lIn0'],
  ])('%j is %j', (plain, encoded) => {
    expect(encodeBase64url(octets(plain))).toBe(encoded);
    expect(decodeBase64url(encoded)).toEqual({ ok: true, octets: plain, unusedBits: false });
  });
  test('the octets of RFC 7515 appendix C', () => {
    const plain = Uint8Array.of(3, 236, 255, 224, 193);
    expect(encodeBase64url(plain)).toBe('A-z_4ME');
    expect(decodeBase64url('A-z_4ME')).toEqual({ ok: true, octets: textOfOctets(plain), unusedBits: false });
  });
});

describe('what is not base64url', () => {
  test.each([
    ['Zg==', 'character 3 is "="'],
    ['Zm8=', 'character 4 is "="'],
    ['A+z_4ME', 'character 2 is "+"'],
    ['A-z/4ME', 'character 4 is "/"'],
    ['Zm9v Zm9v', 'character 5 is U+0020'],
    ['Zm9v\n', 'character 5 is U+000A'],
    ['Zm9v\0', 'character 5 is U+0000'],
    ['Z\tg', 'character 2 is U+0009'],
    ['\fZm8', 'character 1 is U+000C'],
    ['Zm9v\x7f', 'character 5 is U+007F'],
    ['Zm9v\r\n', 'character 5 is U+000D'],
    ['Zm9*', 'character 4 is "*"'],
    ['Zm9vé', 'character 5 is U+00E9'],
    ['Zm9v\u{1f600}', 'character 5 is U+1F600'],
    ['\ud800', 'character 1 is U+D800'],
    // U+0141 has the low octet of "A": a table that only looks at octets takes it for one.
    ['Zm9\u0141', 'character 4 is U+0141'],
  ])('%j', (text, fault) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, fault });
  });
  test.each(['A', 'Zm9vA', 'AAAAAAAAA'])('%j has a character over', (text) => {
    expect(decodeBase64url(text)).toEqual({ ok: false, fault: 'its last character encodes no whole octet' });
  });
  test.each(['', 'Zg', 'Zm8', 'Zm9v', 'A', 'Zh', 'Zm9v ', 'Zg==', 'Z+g', 'Zm9\u0141'])(
    '%j is measured as it is decoded',
    (text) => {
      const decoded = decodeBase64url(text);
      expect(measureBase64url(text)).toEqual(decoded.ok ? { ...decoded, octets: decoded.octets.length } : decoded);
    },
  );
  test('a foreign character is told before the length', () => {
    expect(decodeBase64url('Zm9v=')).toEqual({ ok: false, fault: 'character 5 is "="' });
  });
});

describe('unused bits', () => {
  test.each(['Zh', 'Zk', 'Zv', 'Zm9vYh'])('%j sets some of four', (text) => {
    const decoded = decodeBase64url(text);
    expect(decoded).toMatchObject({ ok: true, unusedBits: true });
  });
  test.each(['Zm9', 'Zm-', 'Zm9vYmF'])('%j sets some of two', (text) => {
    expect(decodeBase64url(text)).toMatchObject({ ok: true, unusedBits: true });
  });
  test('the octets are the same as without', () => {
    expect(decodeBase64url('Zm9')).toEqual({ ok: true, octets: 'fo', unusedBits: true });
    expect(decodeBase64url('Zh')).toEqual({ ok: true, octets: 'f', unusedBits: true });
  });
  test('a text without unused bits has none set', () => {
    expect(decodeBase64url('____')).toMatchObject({ ok: true, unusedBits: false });
  });
});

describe('properties', () => {
  test('decoding undoes encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        const decoded = { ok: true, octets: textOfOctets(plain), unusedBits: false };
        expect(decodeBase64url(encodeBase64url(plain))).toEqual(decoded);
      }),
    );
  });
  test('the encoding is that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => {
        expect(encodeBase64url(plain)).toBe(Buffer.from(plain).toString('base64url'));
      }),
    );
  });
  test('of all texts only the encoded ones decode without unused bits', () => {
    const letter = fc.constantFrom(...'AQgwBIhZ_-09'.split(''), '=', '+', '/', '*', ' ', '\n', 'é');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 9 }), (text) => {
        const decoded = decodeBase64url(text);
        const canonical = decoded.ok && !decoded.unusedBits;
        expect(measureBase64url(text)).toEqual(decoded.ok ? { ...decoded, octets: decoded.octets.length } : decoded);
        expect(canonical).toBe(Buffer.from(text, 'base64url').toString('base64url') === text);
      }),
      { numRuns: 2000 },
    );
  });
});
