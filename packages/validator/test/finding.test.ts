import { describe, expect, test } from 'vitest';
import { finding, sayRule, shorten } from '../src/finding.ts';
import type { Fault, Words } from '../src/rule.ts';
import { sayWith } from '../src/wording.ts';

describe('shorten', () => {
  test('leaves a text of eighty characters as it is, and cuts a longer one to eighty', () => {
    expect(shorten('x'.repeat(80))).toBe('x'.repeat(80));
    expect(shorten('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  });

  test('cuts no character in half, and harms none before the cut', () => {
    expect(shorten('\u{1f511}ab', 3)).toBe('\u{1f511}…');
    expect(shorten('a\u{1f511}bc', 3)).toBe('a…');
    expect(shorten('\u{1f511}\u{1f511}\u{1f511}', 4)).toBe('\u{1f511}…');
  });
});

describe('a finding', () => {
  const flat = { rule: 'a-rule', server: 'MUST', params: {}, spec: ['a#1'], origin: 'a' } as const;
  const line = { flat, level: 'MUST', refusal: 'authentication' } as const;
  const words = { title: 'a rule', message: { one: 'one {{x}}', two: 'two {{x}} {{y}}' }, help: 'Mend {{x}}.' };
  const made = (fault: Omit<Fault, 'path'>, known: Words | undefined = words) =>
    finding(
      { path: '/claims/x', ...fault },
      line,
      sayWith(() => known),
    );

  test('speaks in the message that the fault names, with the values of the fault', () => {
    expect(made({ as: 'two', data: { x: 1, y: 'z' } })).toMatchObject({ message: 'two 1 z', help: 'Mend 1.' });
  });

  test('leaves a placeholder without a value as it is', () => {
    expect(made({ as: 'two', data: { x: 0 } }).message).toBe('two 0 {{y}}');
  });

  test('without words names its rule', () => {
    for (const say of [sayRule, sayWith(() => undefined)]) {
      const bare = finding({ path: '/claims/x' }, line, say);
      expect(bare).toMatchObject({ rule: 'a-rule', message: 'a-rule', help: '' });
      expect(bare).not.toHaveProperty('expected');
      expect(bare).not.toHaveProperty('actual');
    }
  });

  test('reads path, member, expected and actual of the fault, lists with commas, and JSON as text', () => {
    const message = '{{path}} ({{member}}): {{actual}}, not {{expected}}; {{names}}';
    const said = (fault: Omit<Fault, 'path'>) => made(fault, { ...words, message }).message;
    const data = { names: ['a', 'b'] };
    expect(said({ expected: ['x', 'y'], actual: 'z', data })).toBe('/claims/x (x): z, not x or y; a, b');
    expect(said({ expected: 'x', actual: 7, data })).toBe('/claims/x (x): 7, not x; a, b');
    expect(said({ expected: 'x', actual: { a: 1 }, data })).toBe('/claims/x (x): {"a":1}, not x; a, b');
    expect(said({})).toBe('/claims/x (x): {{actual}}, not {{expected}}; {{names}}');
  });

  test('tells what its words expect where the fault does not say', () => {
    const expecting = (expected: Words['expected'] & {}) => ({ ...words, expected });
    expect(made({ as: 'one', data: { x: 3 } }, expecting('at most {{x}}')).expected).toBe('at most 3');
    expect(made({ as: 'two' }, expecting({ two: 'a pair' })).expected).toBe('a pair');
    expect(made({ as: 'one' }, expecting({ two: 'a pair' }))).not.toHaveProperty('expected');
    expect(made({ expected: [] }, expecting('something')).expected).toBe('something');
    expect(made({ expected: 'this' }, expecting('something')).expected).toBe('this');
  });

  test('shows null, false and zero as what was found', () => {
    for (const actual of [null, false, 0, '']) expect(made({ actual }).actual).toBe(JSON.stringify(actual));
  });

  test('shortens what is expected, what was found, and every value in its message', () => {
    const long = 'x'.repeat(100);
    const { message, expected, actual } = made({ as: 'one', data: { x: long }, expected: long, actual: long });
    expect(message).toBe(`one ${'x'.repeat(79)}…`);
    expect(expected).toBe(`${'x'.repeat(79)}…`);
    expect(actual).toBe(`"${'x'.repeat(78)}…`);
  });
});
