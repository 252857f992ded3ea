import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { again } from '../src/again.ts';
import { stripAnsi } from '../src/ansi.ts';
import { byBytes } from '../src/byte-order.ts';
import { reporters } from '../src/reporters.ts';
import { excerpt, oneLine, shorten } from '../src/shorten.ts';
import { visible } from '../src/visible.ts';
import { wrap } from '../src/wrap.ts';
import { resultOf, sample } from './sample.ts';

describe('visible', () => {
  test.each([
    ['\u0000\u001f\u007f', '␀␟␡'],
    ['\u0085\u009b', '\\u{85}\\u{9b}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['\ufdd0\uffff\u{1fffe}\u{10ffff}', '\\u{fdd0}\\u{ffff}\\u{1fffe}\\u{10ffff}'],
    ['\u200b\u2066\ufeff\u{e0041}', '\\u{200b}\\u{2066}\\u{feff}\\u{e0041}'],
    ['é 漢 😀 …', 'é 漢 😀 …'],
  ])('%j becomes %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('keeps what it is told to keep', () => {
    expect(visible('\t\n\r', '\n')).toBe('␉\n␍');
  });
});

describe('terminal sequences', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b[38;5;196m\u001b[?25l\u009b2Jx', 'x'],
    ['\u001b]0;title\u0007', '\u001b]0;title\u0007'],
    ['\u001b[', '\u001b['],
    ['[31m', '[31m'],
  ])('%j becomes %j', (text, rest) => {
    expect(stripAnsi(text)).toBe(rest);
  });
});

describe('wrapping', () => {
  test('breaks at spaces and keeps those within a line', () => {
    expect(wrap('/claims/exp  17  (now + 361 s)', 18)).toEqual(['/claims/exp  17', '(now + 361 s)']);
  });

  test('leaves a long word whole', () => {
    expect(wrap('see https://as.example/token now', 10)).toEqual(['see', 'https://as.example/token', 'now']);
  });

  test('of nothing is one empty line', () => {
    expect(wrap('   ', 10)).toEqual(['']);
  });

  test('breaks workflow commands wherever they come to a line start', () => {
    expect(wrap('a :: ::b', 4)).toEqual(['a ::', '\\::b']);
    expect(wrap('\u00a0::b', 9)).toEqual(['\u00a0\\::b']);
  });

  test('loses no word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/)), fc.integer({ min: 1, max: 30 }), (words, width) => {
        expect(wrap(words.join(' '), width).join(' ')).toBe(words.join(' '));
      }),
    );
  });
});

describe('byte order', () => {
  test('is that of the UTF-8 octets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  test('puts what lies beyond the basic plane last, unlike a comparison of code units', () => {
    expect(['\u{1f600}', '\uff5e', 'a', 'B'].sort(byBytes)).toEqual(['B', 'a', '\uff5e', '\u{1f600}']);
  });
});

describe('shortening', () => {
  test('never cuts through a surrogate pair', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…');
  });

  test('keeps a text that fits', () => {
    expect(shorten('abcd', 4)).toBe('abcd');
    expect(excerpt('abcd', 4)).toBe('abcd');
  });

  test('says how long a text was', () => {
    expect(excerpt('abcdef', 4)).toBe('abc… (6 characters)');
  });

  test('to one line drops breaks and the blanks around them', () => {
    expect(oneLine('\none \r\n\n two\n')).toBe('one two');
  });
});

describe('the command that repeats a case', () => {
  test('is quoted for a shell', () => {
    const result = resultOf({ id: 'x' });
    expect(again(result, 'test')).toBe("assay test --replay 'x[RS384]'");
    expect(again({ ...result, reproduce: { id: "a'$(id)", seed: 1 } }, 'test')).toBe(
      "assay test --replay 'a'\\''$(id)'",
    );
  });

  test('names the seed of a property and the path to where it failed', () => {
    const drawn = resultOf({ id: 'x', group: 'property' });
    expect(again(drawn, 'test')).toBe("assay test --replay 'x[RS384]' --seed 815");
    const failed = { ...drawn, reproduce: { ...drawn.reproduce, path: '3:0' } };
    expect(again(failed, 'test')).toBe("assay test --replay 'x[RS384]:3:0' --seed 815");
  });

  test('is not offered for a client', () => {
    expect(again(resultOf({ id: 'x' }), 'certify')).toBeUndefined();
  });
});

test('every reporter is found by its name', () => {
  expect(Object.keys(reporters)).toEqual(['pretty', 'json', 'junit', 'junit-strict', 'github', 'markdown']);
  for (const write of Object.values(reporters)) expect([...write(sample, { width: 80 })].at(-1)).toMatch(/\n$/);
});
