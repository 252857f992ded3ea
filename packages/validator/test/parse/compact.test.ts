import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64url } from '../../src/parse/base64url.ts';
import { parseAssertion } from '../../src/parse/compact.ts';

const encode = (text: string | readonly number[]) =>
  encodeBase64url(typeof text === 'string' ? new TextEncoder().encode(text) : Uint8Array.from(text));
const header = encode('{"alg":"RS384"}');
const claims = encode('{"sub":"client-1"}');
const bom = [0xef, 0xbb, 0xbf];

/** The faults as `kind`, or `kind part`. */
function kinds(text: string): readonly string[] {
  return parseAssertion(text).faults.map(({ kind, part }) => (part === undefined ? kind : `${kind} ${part}`));
}

describe('a whole assertion', () => {
  test('is taken apart', () => {
    const text = `${header}.${claims}.AQID`;
    expect(parseAssertion(text)).toEqual({
      text,
      faults: [],
      header: { alg: 'RS384' },
      claims: { sub: 'client-1' },
      duplicates: [],
      signatureOctets: 3,
    });
  });
  test('the example of RFC 7515 appendix A.1', () => {
    const parsed = parseAssertion(
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    );
    expect(parsed.faults).toEqual([]);
    expect(parsed.header).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(parsed.claims).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
    expect(parsed.signatureOctets).toBe(32);
  });
  test('an empty signature is no octets, and no fault of the form', () => {
    expect(parseAssertion(`${header}.${claims}.`)).toMatchObject({ faults: [], signatureOctets: 0 });
  });
});

describe('the number of parts', () => {
  test.each([
    ['', '1 part'],
    ['abc', '1 part'],
    ['a.b', '2 parts'],
    ['a.b.c.d', '4 parts'],
    ['a.b.c.d.e.f', '6 parts'],
    [`${header}.${claims}.AQID.`, '4 parts'],
    ['{"payload":"e30"}', 'JSON'],
    [' \n{"a.b.c":1}', 'JSON'],
  ])('%j', (text, detail) => {
    expect(parseAssertion(text).faults).toEqual([{ kind: 'parts', detail }]);
  });
  test('header and claims are given with two parts and with four', () => {
    for (const text of [`${header}.${claims}`, `${header}.${claims}.AQID.x`]) {
      expect(parseAssertion(text)).toMatchObject({ header: { alg: 'RS384' }, claims: { sub: 'client-1' } });
    }
  });
  test('two parts have no signature', () => {
    expect(parseAssertion(`${header}.${claims}`)).not.toHaveProperty('signatureOctets');
  });
  test('JSON is not searched for parts', () => {
    const parsed = parseAssertion(`{"${header}.${claims}.AQID":""}`);
    expect(Object.keys(parsed)).toEqual(['text', 'faults', 'duplicates']);
  });
  test('five parts are encrypted, and only the header is read', () => {
    const text = `${encode('{"alg":"dir","enc":"A256GCM"}')}.${claims}.a!.b.c`;
    expect(parseAssertion(text)).toEqual({
      text,
      faults: [{ kind: 'encrypted' }],
      header: { alg: 'dir', enc: 'A256GCM' },
      duplicates: [],
    });
  });
});

describe('base64url of the parts', () => {
  test('each part has its own fault', () => {
    expect(kinds('a=.b+.c d')).toEqual(['alphabet 1', 'alphabet 2', 'alphabet 3']);
  });
  test.each([
    [`${header}.${claims}.AQID\n`, 'character 5 is U+000A'],
    [`${header}.${claims}.AQ==`, 'character 3 is "="'],
    [`${header}.${claims}.AQIDA`, 'its last character encodes no whole octet'],
  ])('%j', (text, detail) => {
    expect(parseAssertion(text).faults).toEqual([{ kind: 'alphabet', part: 3, detail }]);
  });
  test('header and claims are given beside a faulty signature', () => {
    const parsed = parseAssertion(`${header}.${claims}.!`);
    expect(parsed).toMatchObject({ header: { alg: 'RS384' }, claims: { sub: 'client-1' } });
    expect(parsed).not.toHaveProperty('signatureOctets');
  });
  test('claims and signature are given beside a faulty header', () => {
    const parsed = parseAssertion(`${header}=.${claims}.AQID`);
    expect(parsed).toMatchObject({ claims: { sub: 'client-1' }, signatureOctets: 3 });
    expect(parsed).not.toHaveProperty('header');
  });
  test('unused bits are told for each part, and the octets still count', () => {
    // e31 and e30 are both {}: the last character differs in its unused bits.
    expect(kinds('e31.e32.AR')).toEqual(['unused-bits 1', 'unused-bits 2', 'unused-bits 3']);
    expect(parseAssertion('e31.e32.AR')).toMatchObject({ header: {}, claims: {}, signatureOctets: 1 });
  });
});

describe('JSON of the parts', () => {
  test.each([
    ['nothing', encode(''), 'it is empty'],
    ['null', encode('null'), 'it is null'],
    ['an array', encode('[{}]'), 'it is an array'],
    ['a string', encode('"x"'), 'it is a string'],
    ['a number', encode('5'), 'it is a number'],
    ['a boolean', encode('true'), 'it is a boolean'],
    ['no JSON', encode('{"a":}'), 'no JSON from character 6 on'],
    ['two objects', encode('{}{}'), 'no JSON from character 3 on'],
    ['an array behind a byte order mark', encode([...bom, 0x5b, 0x5d]), 'it is an array'],
    ['two byte order marks', encode([...bom, ...bom, 0x7b, 0x7d]), 'no JSON from character 1 on'],
    ['UTF-16', encode([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 'octet 1 is not UTF-8'],
    ['ISO 8859-1', encode([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]), 'octet 3 is not UTF-8'],
    ['too deep', encode(`{"a":${'['.repeat(100_000)}`), 'nested deeper than 256 levels'],
  ])('%s', (_, part, detail) => {
    const asHeader = parseAssertion(`${part}.${claims}.AQID`);
    expect(asHeader.faults).toEqual([{ kind: 'header', part: 1, detail }]);
    expect(asHeader).toMatchObject({ claims: { sub: 'client-1' } });
    expect(asHeader).not.toHaveProperty('header');
    const asPayload = parseAssertion(`${header}.${part}.AQID`);
    expect(asPayload.faults).toEqual([{ kind: 'payload', part: 2, detail }]);
    expect(asPayload).toMatchObject({ header: { alg: 'RS384' } });
    expect(asPayload).not.toHaveProperty('claims');
  });
  test('a byte order mark is told with its part, and the object behind it is read', () => {
    const marked = encode([...bom, 0x7b, 0x7d]);
    expect(parseAssertion(`${marked}.${marked}.AQID`)).toMatchObject({
      faults: [
        { kind: 'byte-order-mark', part: 1 },
        { kind: 'byte-order-mark', part: 2 },
      ],
      header: {},
      claims: {},
    });
  });
  test('a byte order mark alone is no object', () => {
    expect(kinds(`${encode(bom)}.${claims}.AQID`)).toEqual(['header 1']);
  });
  test('unused bits and no JSON are two faults of one part', () => {
    expect(kinds(`${header}.W11.AQID`)).toEqual(['unused-bits 2', 'payload 2']);
  });
  test('duplicates are told with the part they are in', () => {
    const text = `${encode('{"alg":1,"alg":2}')}.${encode('{"a":{"b":1,"b":2},"sub":1,"sub":2}')}.AQID`;
    expect(parseAssertion(text)).toMatchObject({
      faults: [],
      header: { alg: 2 },
      claims: { a: { b: 2 }, sub: 2 },
      duplicates: ['/header/alg', '/claims/a/b', '/claims/sub'],
    });
  });
  test('a claim __proto__ is only a claim', () => {
    const parsed = parseAssertion(`${header}.${encode('{"__proto__":{"sub":"x"}}')}.AQID`);
    expect(parsed.claims?.['sub']).toBeUndefined();
    expect(Object.keys(parsed.claims ?? {})).toEqual(['__proto__']);
  });
});

describe('size', () => {
  const filled = (length: number) => `${header}.${claims}.`.padEnd(length, 'A');
  test('1 MiB is read', () => {
    expect(parseAssertion(filled(1_048_576))).toMatchObject({ header: { alg: 'RS384' } });
    expect(kinds(filled(1_048_576))).not.toContain('size');
  });
  test('of one character more nothing else is read', () => {
    const text = filled(1_048_577);
    expect(parseAssertion(text)).toEqual({
      text,
      faults: [{ kind: 'size', detail: '1048577 characters' }],
      duplicates: [],
    });
  });
  test('a million dots are only a wrong number of parts', () => {
    expect(parseAssertion('.'.repeat(1_000_000)).faults).toEqual([{ kind: 'parts', detail: '1000001 parts' }]);
  });
});

describe('properties', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map(encode),
    fc.uint8Array().map((octets) => encodeBase64url(octets)),
    fc.constantFrom('', '=', 'e30', 'e31', header, claims),
  );
  test('no text makes it throw, and what is given fits the faults', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const text = parts.join('.');
        const parsed = parseAssertion(text);
        expect(parsed.text).toBe(text);
        const found = new Set(parsed.faults.map((fault) => fault.kind));
        if (found.size === 0) {
          expect(Object.keys(parsed)).toEqual(expect.arrayContaining(['header', 'claims', 'signatureOctets']));
        }
        if (found.has('header')) expect(parsed).not.toHaveProperty('header');
        if (found.has('payload')) expect(parsed).not.toHaveProperty('claims');
        for (const { detail } of parsed.faults) expect(detail).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });
  test('arbitrary texts do not make it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => parseAssertion(text).text === text));
  });
  test('what was put in comes out', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(object, object, fc.uint8Array({ maxLength: 64 }), (first, second, signature) => {
        const texts = [JSON.stringify(first), JSON.stringify(second)] as const;
        const parsed = parseAssertion(`${texts.map(encode).join('.')}.${encodeBase64url(signature)}`);
        expect(parsed).toMatchObject({ faults: [], duplicates: [], signatureOctets: signature.length });
        expect([JSON.stringify(parsed.header), JSON.stringify(parsed.claims)]).toEqual(texts);
      }),
    );
  });
});
