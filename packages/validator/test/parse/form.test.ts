import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFormText, parseForm } from '../../src/parse/form.ts';

const octets = (...list: readonly number[]) => Uint8Array.from(list);
const ascii = (text: string) => new TextEncoder().encode(text);

describe('pairs', () => {
  test.each<[string, [string, string][]]>([
    ['', []],
    ['&', []],
    ['a=1', [['a', '1']]],
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      '&a=1&&b=2&',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'b=2&a=1&b=3',
      [
        ['b', '2'],
        ['a', '1'],
        ['b', '3'],
      ],
    ],
    ['a', [['a', '']]],
    ['a=', [['a', '']]],
    ['=a', [['', 'a']]],
    ['=', [['', '']]],
    ['a=b=c==', [['a', 'b=c==']]],
    ['a+b=c+d', [['a b', 'c d']]],
    ['a=%2B%20%26%3D%25', [['a', '+ &=%']]],
    ['%61%3d=1', [['a=', '1']]],
    ['a=%c3%A9', [['a', 'é']]],
    ['a=%F0%9F%98%80', [['a', '\u{1f600}']]],
    ['a=%00', [['a', '\0']]],
    ['a=%EF%BB%BFb', [['a', '\ufeffb']]],
    ['a=%253D', [['a', '%3D']]],
    ['a=1;b=2', [['a', '1;b=2']]],
    ['a=é', [['a', 'é']]],
    [
      '__proto__=1&constructor=2',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ],
  ])('%j', (body, pairs) => {
    expect(parseForm(body)).toEqual({ pairs });
    expect(parseForm(ascii(body))).toEqual({ pairs });
  });
});

describe('faults', () => {
  test.each([
    ['a=100%', 'broken percent-encoding in a', '100%'],
    ['a=%4', 'broken percent-encoding in a', '%4'],
    ['a=%zz', 'broken percent-encoding in a', '%zz'],
    ['a=%u0041', 'broken percent-encoding in a', '%u0041'],
    ['a=%%41', 'broken percent-encoding in a', '%%41'],
    ['a=%FF', 'octets that are not UTF-8 in a', '%FF'],
    ['a=%E9t%E9', 'octets that are not UTF-8 in a', '%E9t%E9'],
    ['a=%C0%AF', 'octets that are not UTF-8 in a', '%C0%AF'],
    ['a=%ED%A0%80', 'octets that are not UTF-8 in a', '%ED%A0%80'],
    ['a=%F4%90%80%80', 'octets that are not UTF-8 in a', '%F4%90%80%80'],
    ['a=%E2%82', 'octets that are not UTF-8 in a', '%E2%82'],
  ])('%j stands as it was sent', (body, fault, value) => {
    expect(parseForm(body)).toEqual({ pairs: [['a', value]], fault });
  });
  test('the others are still decoded, and the first fault is told', () => {
    expect(parseForm('a=%41&b=%&c=%FF&d=%42')).toEqual({
      pairs: [
        ['a', 'A'],
        ['b', '%'],
        ['c', '%FF'],
        ['d', 'B'],
      ],
      fault: 'broken percent-encoding in b',
    });
  });
  test('a name that is no plain word is told by its place', () => {
    expect(parseForm('a=1&%=x').fault).toBe('broken percent-encoding in parameter 2');
    expect(parseForm('client_assertion.type-1=%').fault).toBe('broken percent-encoding in client_assertion.type-1');
    expect(parseForm(`${'n'.repeat(40)}=%`).fault).toBe(`broken percent-encoding in ${'n'.repeat(40)}`);
    expect(parseForm(`${'n'.repeat(41)}=%`).fault).toBe('broken percent-encoding in parameter 1');
  });
  test('raw octets that are not UTF-8', () => {
    expect(parseForm(octets(0x61, 0x3d, 0xe9))).toEqual({ pairs: [['a', 'é']], fault: 'octet 3 is not UTF-8' });
  });
});

describe('properties', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  test('what URLSearchParams writes reads back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 8 }), (pairs) => {
        expect(parseForm(new URLSearchParams(pairs).toString())).toEqual({ pairs });
      }),
    );
  });
  test('without a fault the pairs are those of URLSearchParams', () => {
    const piece = fc.constantFrom('a', 'b', '=', '&', '+', '%41', '%C3%A9', '%C3', '%', '%zz', '%2B', '%26', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const body = pieces.join('');
        const form = parseForm(body);
        if (form.fault === undefined) expect(form.pairs).toEqual([...new URLSearchParams(body)]);
        else expect(body).toContain('%');
      }),
      { numRuns: 5000 },
    );
  });
  test('no octets make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (body) => {
        expect(Array.isArray(parseForm(body).pairs)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test('decodeFormText gives nothing for what it cannot decode', () => {
  expect([decodeFormText('a+b%21'), decodeFormText('%'), decodeFormText('%FF')]).toEqual([
    'a b!',
    undefined,
    undefined,
  ]);
});
