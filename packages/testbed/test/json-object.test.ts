import { expect, test } from 'vitest';
import { hasRepeatedMember, strictObject } from '../src/json-object.ts';

test.each([
  ['{"a":1,"a":2}', true],
  ['{"a":1,"\\u0061":2}', true],
  ['{"x":{"a":1,"a":2}}', true],
  ['{"x":[{"a":1},{"a":2,"b":[{"c":0,"c":0}]}]}', true],
  ['{"a":"a","b":"a"}', false],
  ['{"a":["a","a"],"b":{"a":1}}', false],
  ['{"a":"\\"a\\":1,\\"a\\":2"}', false],
  ['{"__proto__":1,"constructor":2}', false],
  ['{ "a" : 1 , "b" : { } }', false],
])('%s', (text, repeated) => {
  expect(hasRepeatedMember(text)).toBe(repeated);
});

test.each(['null', '[]', '"x"', '1', '', '{', '\ufeff{}', '{} {}', '{"a":1,"a":1}'])('%j is no object', (text) => {
  expect(strictObject(Buffer.from(text))).toBeUndefined();
});

test('octets that are not UTF-8 are no object', () => {
  expect(strictObject(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBeUndefined();
});
