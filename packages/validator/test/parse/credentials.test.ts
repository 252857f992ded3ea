import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasPassword, isBasic } from '../../src/rules/http/credentials.ts';

const basic = (text: string | Uint8Array) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('hasPassword', () => {
  test.each([
    ['client:secret', true],
    ['client:', false],
    [':secret', true],
    [':', false],
    ['', false],
    ['client', false],
    ['client:a:b', true],
    ['client::', true],
    ['client:\n', true],
    ['https%3A%2F%2Fclient.example:p%2Bq+r', true],
    ['jürgen:geheim', true],
    [Uint8Array.of(0xe9, 0x3a, 0xff), true],
    [Uint8Array.of(0xe9, 0x3a), false],
  ])('%j: %j', (text, expected) => {
    expect(hasPassword(basic(text))).toBe(expected);
  });
  test('the scheme has no letter case and padding may be missing', () => {
    expect(['bASIC  YTpi', 'basic YTpiYw', 'basic YTo'].map(hasPassword)).toEqual([true, true, false]);
  });
  test('letters that base64url spells otherwise are read', () => {
    expect([hasPassword(basic('a:~~~?')), hasPassword(basic('?>?>:a'))]).toEqual([true, true]);
  });
  test.each([
    'Basic',
    'Basic ',
    'Basic ????',
    'Basic YTpi YTpi',
    'Basic YTpi===',
    'Basic A',
    'Bearer YTpi',
    'BasicYTpi',
    ' Basic YTpi',
    '',
    undefined,
  ])('%j carries none', (field) => {
    expect(hasPassword(field)).toBe(false);
  });
  test('no field makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => hasPassword(`Basic ${text}`)).not.toThrow();
        expect(hasPassword(basic(`client:${text}`))).toBe(text !== '');
      }),
    );
  });
});

test.each([
  ['Basic', true],
  ['basic ????', true],
  ['BASIC YTpi', true],
  ['Basically no', false],
  ['Bearer x', false],
  ['', false],
])('%j is Basic: %j', (field, expected) => {
  expect(isBasic(field)).toBe(expected);
});
