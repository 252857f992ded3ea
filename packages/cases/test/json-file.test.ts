import { describe, expect, test } from 'vitest';
import { parseJsonFile } from '../src/index.ts';

const shape = { file: 'b.json', code: 'ERR_CONFIG' } as const;

describe('a file that people write', () => {
  test.each([
    ['plain JSON', '{ "a": [1, { "b": null }] }', { a: [1, { b: null }] }],
    ['comments of both kinds', '// first\n{ /* one\n more */ "a": 1 // last\n}', { a: 1 }],
    ['a comment on the last line, without a line end', '{ "a": 1 } // end', { a: 1 }],
    ['a comma after the last member', '{ "a": [1, 2, ], }', { a: [1, 2] }],
    ['a comma before a comment', '{ "a": 1, // b\n}', { a: 1 }],
    ['what looks like a comment in a string', '{ "a": "http://b/*c*/", }', { a: 'http://b/*c*/' }],
    ['an escaped quote before what looks like a comment', '{ "a": "\\" // b", }', { a: '" // b' }],
    ['a byte order mark', '\ufeff{ "a": 1 }', { a: 1 }],
    ['line ends of Windows', '{\r\n  // b\r\n  "a": 1,\r\n}\r\n', { a: 1 }],
  ])('%s', (_, text, value) => {
    expect(parseJsonFile(text, shape)).toEqual(value);
  });

  test('a member named __proto__ is only a member', () => {
    const data = parseJsonFile('{ "__proto__": { "a": 1 }, /* b */ }', shape) as object;
    expect([Object.keys(data), Object.getPrototypeOf(data)]).toEqual([['__proto__'], Object.prototype]);
  });
});

describe('a fault is told by its place, and not quoted', () => {
  test.each([
    ['a word', '{\n  "id": own\n}', 'b.json:2:9: not JSON from here on'],
    ['behind comments', '/* a\n b */ // c\n{ "id": /* d */ own }', 'b.json:3:17: not JSON from here on'],
    ['behind a comma that is passed over', '{ "a": [1, ], "b": x }', 'b.json:1:20: not JSON from here on'],
    ['two commas', '[1,,2]', 'b.json:1:4: not JSON from here on'],
    ['an end too early', '{\n  "a": 1', 'b.json:2:9: not JSON: the text ends too early'],
    ['an end too early, in a comment', '{ "a": 1 // }', 'b.json:1:14: not JSON: the text ends too early'],
    ['a comment without its end', '{ "a": 1 /* }', 'b.json:1:10: not JSON from here on'],
    ['nothing but a comment', '// none', 'b.json:1:8: not JSON: the text ends too early'],
    [
      'a member twice, one of them behind a comment',
      '{"id":1, // a\n"id":2}',
      'b.json: /id: stands twice; keep one of them',
    ],
  ])('%s', (_, text, message) => {
    expect(() => parseJsonFile(text, shape)).toThrow(expect.objectContaining({ code: 'ERR_CONFIG', message }));
  });
});
