import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/parse/json.ts';
import { stepsOf } from './steps.ts';

function read(text: string): unknown {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.value;
}

function duplicatesOf(text: string): readonly string[] {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.duplicates;
}

describe('grammar of RFC 8259', () => {
  test.each([
    'null',
    'true',
    'false',
    '0',
    '-0',
    '-1.5e+10',
    '1E5',
    '1e-5',
    '""',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9"',
    '"\x7f\u2028\ufeff"',
    '[]',
    '{}',
    ' \t\r\n[ 1 , 2 ]\n',
    '{"a":{"b":[{}]}}',
  ])('%j is JSON', (text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });
  test.each([
    ['', 'the JSON text ends too early'],
    ['   ', 'the JSON text ends too early'],
    ['{', 'the JSON text ends too early'],
    ['{"a":1', 'the JSON text ends too early'],
    ['"a', 'the JSON text ends too early'],
    ['"a\\"', 'the JSON text ends too early'],
    ['[1,', 'the JSON text ends too early'],
    ['\ufeff{}', 'no JSON from character 1 on'],
    ['\u00a0{}', 'no JSON from character 1 on'],
    ['\v1', 'no JSON from character 1 on'],
    ['{} x', 'no JSON from character 4 on'],
    ['{}{}', 'no JSON from character 3 on'],
    ['[1,]', 'no JSON from character 4 on'],
    ['[,1]', 'no JSON from character 2 on'],
    ['[1 2]', 'no JSON from character 4 on'],
    ['[1}', 'no JSON from character 3 on'],
    ['{"a":1,}', 'no JSON from character 8 on'],
    ['{a:1}', 'no JSON from character 2 on'],
    ["{'a':1}", 'no JSON from character 2 on'],
    ['{"a" 1}', 'no JSON from character 6 on'],
    ['{"a":1 "b":2}', 'no JSON from character 8 on'],
    ['{"exp":1 //\n}', 'no JSON from character 10 on'],
    ['01', 'no JSON from character 2 on'],
    ['+1', 'no JSON from character 1 on'],
    ['.5', 'no JSON from character 1 on'],
    ['1.', 'no JSON from character 2 on'],
    ['1e', 'no JSON from character 2 on'],
    ['-', 'no JSON from character 1 on'],
    ['0x10', 'no JSON from character 2 on'],
    ['NaN', 'no JSON from character 1 on'],
    ['-Infinity', 'no JSON from character 1 on'],
    ['True', 'no JSON from character 1 on'],
    ['nul', 'no JSON from character 1 on'],
    ['nulls', 'no JSON from character 5 on'],
    ['undefined', 'no JSON from character 1 on'],
    ['"\t"', 'no JSON from character 2 on'],
    ['"\x1f"', 'no JSON from character 2 on'],
    ['"\\x"', 'no JSON from character 2 on'],
    ['"\\u12g4"', 'no JSON from character 2 on'],
    ['"\\u123"', 'no JSON from character 2 on'],
    ['"\\U0041"', 'no JSON from character 2 on'],
  ])('%j is none', (text, fault) => {
    expect(parseJson(text)).toEqual({ ok: false, fault });
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });
  test('a fault does not quote the text', () => {
    const parsed = parseJson('{"password":hunter2}');
    expect(JSON.stringify(parsed)).not.toContain('hunter2');
  });
});

describe('values', () => {
  test('objects have no prototype, at any depth', () => {
    const value = read('{"a":[{"b":{}}]}') as { a: [{ b: object }] };
    expect([value, value.a[0], value.a[0].b].map((one) => Object.getPrototypeOf(one))).toEqual([null, null, null]);
  });
  test('__proto__ is a member like others', () => {
    const value = read('{"__proto__":{"admin":true},"sub":"x"}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'sub']);
    expect(value['admin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });
  test('members that every object has by inheritance are absent', () => {
    const value = read('{}') as Record<string, unknown>;
    expect(value['constructor']).toBeUndefined();
    expect(value['toString']).toBeUndefined();
  });
  test('a lone surrogate is kept', () => {
    expect(read('"\\ud800"')).toBe('\ud800');
    expect(read('{"\\udc00":1}')).toEqual({ '\udc00': 1 });
  });
  test('a number beyond a double is infinite', () => {
    expect(read('[1e999,-1e999]')).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  });
  test('minus zero stays', () => {
    expect(read('-0')).toBe(-0);
  });
  test('a number of a million digits is read', () => {
    expect(read('1'.repeat(1_000_000))).toBe(Number.POSITIVE_INFINITY);
    expect(read(`0.${'1'.repeat(1_000_000)}`)).toBeCloseTo(1 / 9);
  });
  test('of repeated members the last one counts', () => {
    expect(read('{"sub":"A","sub":"B"}')).toEqual({ sub: 'B' });
  });
});

describe('duplicates', () => {
  test.each([
    ['{"a":1,"b":1}', []],
    ['{"a":1,"A":1}', []],
    ['{"a":{"a":{"a":1}}}', []],
    ['[{"a":1},{"a":1}]', []],
    ['{"a":"\\"a\\":1,\\"a\\":1"}', []],
    ['{"é":1,"e\u0301":1}', []],
    ['{"a":1,"a":1}', ['/a']],
    ['{"a":1,"a":2,"a":3}', ['/a']],
    ['{"a":1,"b":2,"a":3,"b":4}', ['/a', '/b']],
    ['{"alg":1,"\\u0061lg":2}', ['/alg']],
    ['{"\\/":1,"/":2}', ['/~1']],
    ['{"\\ud83d\\ude00":1,"\u{1f600}":2}', ['/\u{1f600}']],
    ['{"":1,"":2}', ['/']],
    ['{"a/b~c":1,"a/b~c":2}', ['/a~1b~0c']],
    ['{"__proto__":1,"__proto__":2}', ['/__proto__']],
    ['{"cnf":{"jwk":{"k":1,"k":2}}}', ['/cnf/jwk/k']],
    ['[0,[{"a":1},{"b":[],"b":{}}]]', ['/1/1/b']],
    ['{"a":{"b":1,"b":1},"a":{"b":1,"b":1}}', ['/a/b', '/a']],
    [' { "a" : 1 , "a" : 2 } ', ['/a']],
  ])('%j', (text, pointers) => {
    expect(duplicatesOf(text)).toEqual(pointers);
  });
  test('one member written forty times does not hide another', () => {
    expect(duplicatesOf(`{${'"a":1,'.repeat(40)}"b":1,"b":2}`)).toEqual(['/a', '/b']);
  });
  test.each([
    '0',
    '-0',
    '10',
    '0.5',
    '-10.25',
    '1e5',
    '2E7',
    '1e+05',
    '12.5E-34',
    'true',
    'false',
    'null',
    '"\\u00e9\\n"',
  ])('beside %s one is found, and the text is still JSON', (value) => {
    expect(duplicatesOf(`{"x":[${value}, ${value}],"a":1,"a":${value}}`)).toEqual(['/a']);
  });
  test('no more than 16 are listed', () => {
    const members = Array.from({ length: 40 }, (_, index) => `"m${index}":1,"m${index}":2`);
    expect(duplicatesOf(`{${members.join(',')}}`)).toHaveLength(16);
  });
});

describe('depth', () => {
  const arrays = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const tooDeep = { ok: false, fault: 'nested deeper than 256 levels' };
  test('256 levels are read', () => {
    expect(parseJson(arrays(256))).toMatchObject({ ok: true });
    expect(parseJson(objects(256))).toMatchObject({ ok: true });
  });
  test('257 levels are a fault', () => {
    expect(parseJson(arrays(257))).toEqual(tooDeep);
    expect(parseJson(objects(257))).toEqual(tooDeep);
  });
  test('half a million levels are a fault, closed or not', () => {
    expect(parseJson(arrays(500_000))).toEqual(tooDeep);
    expect(parseJson('['.repeat(500_000))).toEqual(tooDeep);
    expect(parseJson(objects(100_000))).toEqual(tooDeep);
  });
  test('a wide text is not a deep one', () => {
    expect(parseJson(`[${'[],'.repeat(1000)}{}]`)).toMatchObject({ ok: true });
  });
});

describe('work is linear', () => {
  const long = (size: number) => 'x'.repeat(size);
  test.each<[string, (size: number) => string]>([
    ['a long string', (size) => `"${long(size)}"`],
    ['a string of escapes', (size) => `"${'\\n'.repeat(size / 2)}"`],
    ['a string of unicode escapes', (size) => `"${'\\u0061'.repeat(size / 6)}"`],
    ['a string that does not end', (size) => `"${'\\"'.repeat(size / 2)}`],
    ['white space', (size) => `[${' '.repeat(size)}]`],
    ['digits', (size) => '1'.repeat(size)],
    ['digits without an exponent', (size) => `${'1'.repeat(size)}e`],
    ['many objects of some members', (size) => `[${'{"a":1,"b":[],"c":{"d":2}},'.repeat(size / 27)}0]`],
    ['many members', (size) => `{${Array.from({ length: size / 10 }, (_, i) => `"m${i}":1`).join(',')}}`],
    ['the same member again and again', (size) => `{${'"a":1,'.repeat(size / 6)}"a":1}`],
    [
      'repeated members below a long name',
      (size) =>
        `{"${long(size / 2)}":{${Array.from({ length: size / 24 }, (_, i) => `"m${i}":1,"m${i}":1`).join(',')}}}`,
    ],
    [
      'repeated members of many objects below a long name',
      (size) => `{"${long(size / 2)}":[${'{"a":1,"a":1},'.repeat(size / 28)}0]}`,
    ],
    ['open braces', (size) => '{"a":'.repeat(size / 5)],
    ['many small arrays', (size) => `[${'[],'.repeat(size / 3)}[]]`],
  ])('%s', (_, make) => {
    const [small, large] = [make(8000), make(64_000)];
    expect(stepsOf(() => parseJson(large))).toBeLessThan(10 * stepsOf(() => parseJson(small)));
  });

  test('steps of a quadratic walk are counted as such', () => {
    const walk = (text: string) => () => {
      for (let at = 0; at < text.length; at++) text.slice(at);
    };
    expect(stepsOf(walk(long(32_000)))).toBeGreaterThan(200 * stepsOf(walk(long(2000))));
  });
});

describe('properties', () => {
  const agrees = (text: string) => {
    let expected: unknown;
    try {
      expected = JSON.parse(text);
    } catch {
      expect(parseJson(text)).toMatchObject({ ok: false });
      return;
    }
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(expected));
  };
  test('texts made by JSON.stringify read back and have no duplicates', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        agrees(text);
        expect(duplicatesOf(text)).toEqual([]);
      }),
    );
  });
  test('arbitrary texts are taken or refused as by JSON.parse', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), agrees));
  });
  test('texts of JSON tokens are taken or refused as by JSON.parse', () => {
    const part = fc.constantFrom(
      ...'{}[],:"\\-+.eE01 \n\t'.split(''),
      '"a"',
      '"b"',
      ':1',
      'true',
      'null',
      '\\u00',
      '\\n',
      '\x01',
      '{"a":',
      '[1,',
    );
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, agrees), { numRuns: 20_000 });
  });
  test('JSON with one character changed is taken or refused as by JSON.parse', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom('', ...'{}[],:"\\-+.eu019 \n\0'.split('')));
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), change, (text, [place, letter]) => {
        const at = place % (text.length + 1);
        agrees(text.slice(0, at) + letter + text.slice(at + 1));
      }),
      { numRuns: 5000 },
    );
  });
  test('a member written twice is found, wherever it is', () => {
    const steps = fc.array(fc.oneof(fc.string({ maxLength: 4 }), fc.nat(3)), { maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.string({ unit: 'binary', maxLength: 4 }), (path, name) => {
        const quoted = JSON.stringify(name);
        const inner = `{${quoted}:1,${quoted}:2}`;
        const text = path.reduceRight<string>((json, step) => wrap(json, step), inner);
        const pointer = [...path, name]
          .map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`)
          .join('');
        expect(duplicatesOf(text)).toEqual([pointer]);
      }),
    );
  });

  function wrap(json: string, step: string | number): string {
    return typeof step === 'string' ? `{${JSON.stringify(step)}:${json}}` : `[${'0,'.repeat(step)}${json}]`;
  }
});
