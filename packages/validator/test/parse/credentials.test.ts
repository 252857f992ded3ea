import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basicCredentials, isBasic } from '../../src/rules/http/credentials.ts';

const basic = (text: string | Uint8Array) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('basicCredentials', () => {
  test.each([
    ['client:secret', 'client', 'secret'],
    ['client:', 'client', ''],
    [':secret', '', 'secret'],
    [':', '', ''],
    ['client:a:b', 'client', 'a:b'],
    ['https%3A%2F%2Fclient.example:p%2Bq+r', 'https://client.example', 'p+q r'],
    ['client:100%', 'client', '100%'],
    ['jürgen:geheim', 'jürgen', 'geheim'],
  ])('%j', (text, user, password) => {
    expect(basicCredentials(basic(text))).toEqual({ user, password });
  });
  test('octets that are not UTF-8 are ISO 8859-1', () => {
    expect(basicCredentials(basic(Uint8Array.of(0xe9, 0x3a, 0xff)))).toEqual({ user: 'é', password: 'ÿ' });
  });
  test('the scheme has no letter case and padding may be missing', () => {
    expect(basicCredentials('bASIC  YTpi')).toEqual({ user: 'a', password: 'b' });
    expect(basicCredentials('basic YTo')).toEqual({ user: 'a', password: '' });
  });
  test.each([
    'Basic',
    'Basic ',
    'Basic ????',
    'Basic YTpi YTpi',
    'Basic YWI=',
    'Basic A',
    'Bearer YTpi',
    'BasicYTpi',
    '',
  ])('%j carries none', (field) => {
    expect(basicCredentials(field)).toBeUndefined();
  });
  test('an absent field carries none', () => {
    expect(basicCredentials(undefined)).toBeUndefined();
  });
  test('no field makes it throw, and plain credentials survive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => basicCredentials(`Basic ${text}`)).not.toThrow();
        const [user, password] = [encodeURIComponent(text), encodeURIComponent(text)];
        expect(basicCredentials(basic(`${user}:${password}`))).toEqual({ user: text, password: text });
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
