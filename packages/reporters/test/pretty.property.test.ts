import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns } from '../src/wrap.ts';
import { report } from './hostile.ts';
import { unseenIn } from './unseen.ts';
import { pretty } from './written.ts';

const widths = fc.integer({ min: 40, max: 160 });
const esc = String.fromCodePoint(0x1b);
const ourColors = new RegExp(`${esc}\\[(?:0|1|2|31|32|33)m`, 'g');

/** The longest label with the blanks before and after it. */
const labelColumns = 17;

describe('any report', () => {
  test('prints no character that a terminal obeys or hides', () => {
    fc.assert(
      fc.property(report, widths, (value, width) => {
        const text = pretty(value, { width });
        expect(unseenIn(text)).toEqual([]);
      }),
    );
  });

  test('says the same in colour, with known sequences only', () => {
    fc.assert(
      fc.property(report, widths, (value, width) => {
        expect(pretty(value, { width, color: true }).replaceAll(ourColors, '')).toBe(pretty(value, { width }));
      }),
    );
  });

  test('issues no command to a CI system', () => {
    fc.assert(
      fc.property(report, widths, (value, width) => {
        const text = pretty(value, { width });
        expect(text).not.toMatch(/^\s*::/mu);
        expect(text).not.toMatch(/##[a-z]*\[/i);
      }),
    );
  });

  test('keeps lines within the width, unless one word is longer', () => {
    fc.assert(
      fc.property(report, widths, (value, width) => {
        const long = pretty(value, { width })
          .split('\n')
          .filter((line) => columns(line) > width);
        for (const line of long)
          expect(columns(line.slice(0, line.lastIndexOf(' ') + 1))).toBeLessThanOrEqual(labelColumns);
      }),
    );
  });

  test('that was interrupted or did not pass never says that it conforms', () => {
    fc.assert(
      fc.property(report, (value) => {
        fc.pre(value.interrupted || value.outcome !== 'passed');
        expect(pretty({ ...value, results: [] })).not.toMatch(/^ ✓ conforms/m);
      }),
    );
  });
});
