import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../src/json-text.ts';

describe('repeated members', () => {
  test.each<[text: string, found: Record<string, string[]>]>([
    ['{"a":1,"a":2,"a":3}', { '': ['a'] }],
    ['{"a":{"b":1,"b":2},"c":[{"d":1},{"d":1,"d":1}]}', { '/a': ['b'], '/c/1': ['d'] }],
    ['{"a/b":{"~":1,"~":1}}', { '/a~1b': ['~'] }],
    ['{"a":"a","b":["a","a"],"c":"{\\"a\\":1,\\"a\\":2}"}', {}],
    ['{"":1,"":2}', { '': [''] }],
    ['{"a":1,"\\u0061":2}', { '': ['a'] }],
    ['{"__proto__":1,"__proto__":2}', { '': ['__proto__'] }],
    ['[[],[{}],{"x":[1,2,{"y":0,"y":0}]}]', { '/2/x/2': ['y'] }],
    ['{"a":[1,2],"b":{},"a":null}', { '': ['a'] }],
    ['"a"', {}],
  ])('%s', (text, found) => {
    expect(Object.fromEntries(parseJson(text)?.duplicates ?? [['', ['not parsed']]])).toEqual(found);
  });

  test('what JSON.stringify writes has none, and comes back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseJson(JSON.stringify(value));
        expect(parsed?.duplicates.size).toBe(0);
        expect(JSON.stringify(parsed?.value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('writing one member twice is seen wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: 4 }), (name, value, before) => {
        const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        const text = `[${[...before.map((item) => JSON.stringify(item)), `{${member},${member}}`].join(',')}]`;
        expect([...(parseJson(text)?.duplicates ?? [])]).toEqual([[`/${before.length}`, [name]]]);
      }),
    );
  });
});

test.each(['', '{', '{"a":1,}', "{'a':1}", '\uFEFF{}'])('%j is no JSON', (text) => {
  expect(parseJson(text)).toBeUndefined();
});
