import { describe, expect, test } from 'vitest';
import { fieldValues } from '../../src/parse/header-fields.ts';
import { mediaTypeOf } from '../../src/parse/media-type.ts';

describe('mediaTypeOf', () => {
  test.each([
    ['application/json', 'application/json'],
    ['application/json;charset=UTF-8', 'application/json'],
    ['Application/X-WWW-Form-URLEncoded ; charset=utf-8', 'application/x-www-form-urlencoded'],
    ['  text/plain\t', 'text/plain'],
    ['application/x-www-form-urlencodedX', 'application/x-www-form-urlencodedx'],
    ['application/x-www-form-urlencoded, text/plain', 'application/x-www-form-urlencoded, text/plain'],
    ['', ''],
    [';charset=utf-8', ''],
  ])('%j', (value, type) => {
    expect(mediaTypeOf([['Content-Type', value]])).toBe(type);
  });
  test('no field', () => {
    expect(mediaTypeOf([['accept', 'application/json']])).toBe('');
  });
  test('two fields that agree', () => {
    expect(
      mediaTypeOf([
        ['content-type', 'a/b'],
        ['Content-Type', 'A/B;c=d'],
      ]),
    ).toBe('a/b');
  });
  test('two fields that disagree name no media type', () => {
    expect(
      mediaTypeOf([
        ['content-type', 'a/b;c=d'],
        ['content-type', 'e/f'],
      ]),
    ).toBe('a/b, e/f');
  });
});

test('the values of a field come in order, whatever its letter case', () => {
  expect(
    fieldValues(
      [
        ['X-A', ' 1 '],
        ['x-b', '2'],
        ['x-a', '3'],
      ],
      'x-A',
    ),
  ).toEqual(['1', '3']);
});
