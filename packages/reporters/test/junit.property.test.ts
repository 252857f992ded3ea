import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripAnsi } from '../src/ansi.ts';
import { attachmentFree } from '../src/inert.ts';
import { visible } from '../src/visible.ts';
import { hostile, report, result } from './hostile.ts';
import { reportOf, resultOf } from './sample.ts';
import { all, type Element, parseStrict } from './strict-xml.ts';
import { junit } from './written.ts';

const options = fc.record({ failOn: fc.constantFrom('failed' as const, 'warning' as const), file: hostile });

function numberOf({ attributes }: Element, name: string): number {
  return Number(attributes[name]);
}

describe('any report', () => {
  test('is well-formed XML 1.0 of exactly three levels', () => {
    fc.assert(
      fc.property(report, options, (value, chosen) => {
        const root = parseStrict(junit(value, chosen));
        expect(root.name).toBe('testsuites');
        expect(root.children.every(({ name }) => name === 'testsuite')).toBe(true);
        const inner = root.children.flatMap(({ children }) => children);
        expect(inner.every(({ name }) => name === 'testcase' || name === 'properties')).toBe(true);
      }),
    );
  });

  test('counts what it holds, on both levels', () => {
    fc.assert(
      fc.property(report, options, (value, chosen) => {
        const root = parseStrict(junit(value, chosen));
        for (const element of [root, ...root.children]) {
          expect(numberOf(element, 'tests')).toBe(all(element, 'testcase').length);
          expect(numberOf(element, 'failures')).toBe(all(element, 'failure').length);
          expect(numberOf(element, 'errors')).toBe(all(element, 'error').length);
          expect(numberOf(element, 'skipped')).toBe(all(element, 'skipped').length);
          expect(element.attributes['time']).toMatch(/^\d+\.\d{3}$/);
        }
      }),
    );
  });

  test('names each testcase of a class once, in at most 200 characters', () => {
    fc.assert(
      fc.property(report, (hostileIds) => {
        // An id is what the schema of a report allows, and stands for one group alone.
        const results = hostileIds.results.map((one, index) => ({ ...one, id: `case-${index % 2}` }));
        const value = reportOf({ ...hostileIds, results });
        const places = all(parseStrict(junit(value)), 'testcase').map(({ attributes }) => attributes);
        expect(new Set(places.map((one) => `${one['classname']} ${one['name']}`)).size).toBe(places.length);
        expect(Math.max(...places.map((one) => one['name']?.length ?? 0), 0)).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('is not green unless the run passed', () => {
    fc.assert(
      fc.property(report, (value) => {
        fc.pre(value.outcome !== 'passed' || value.interrupted);
        const root = parseStrict(junit(value));
        expect(numberOf(root, 'failures') + numberOf(root, 'errors')).toBeGreaterThan(0);
      }),
    );
  });

  test('issues no command to a CI system', () => {
    fc.assert(
      fc.property(report, (value) => {
        const xml = junit(value);
        expect(xml).not.toMatch(/##[a-z]*\[/i);
        expect(xml).not.toMatch(/^\s*::/mu);
        const texts = ['failure', 'error', 'system-out', 'skipped'].flatMap((name) => all(parseStrict(xml), name));
        expect(texts.filter(({ text }) => /\[\[attachment\|/i.test(text))).toEqual([]);
      }),
    );
  });
});

describe('the text of a failure', () => {
  test('holds message, help and answer, with nothing dropped but terminal sequences', () => {
    fc.assert(
      fc.property(result, hostile, (value, body) => {
        const request = { method: 'POST', url: 'https://as.example/token', headers: {}, params: {}, diff: [] };
        const evidence = [{ request, response: { status: 200, headers: {}, body: `b${body}` }, seconds: 0 }];
        const { known: _, ...unknown } = { ...value, evidence, help: `h${value.help}`, status: 'failed' as const };
        const [failure] = all(parseStrict(junit(reportOf({ results: [unknown] }))), 'failure');
        // A text may hold the mark of a broken command itself, so the mark is taken off both sides.
        const unmarked = (text: string) => text.replaceAll(/^ *\\::/gmu, '::');
        const written = (text: string) => unmarked(attachmentFree(visible(stripAnsi(text), '\t\n\r')));
        const shown = (text: string) => written(text.replaceAll('\n', `\n${' '.repeat(11)}`));
        const text = unmarked(failure?.text ?? '');
        expect(text).toContain(shown(`h${value.help}`));
        expect(text).toContain(shown(`200 b${body}`));
        expect(text.startsWith(written(`${value.message}\n`))).toBe(true);
      }),
    );
  });

  test('shows characters that XML forbids', () => {
    const failed = resultOf({
      id: 'x',
      status: 'failed',
      message: '\u0000 \u001b[1mbold\u001b[0m \ud800 \uffff \u202e ]]> & \t\r\n.',
      help: 'h',
    });
    const xml = junit(reportOf({ results: [failed] }));
    expect(xml).toContain('message="␀ bold \\u{d800} \\u{ffff} \\u{202e} ]]&gt; &amp; ."');
    expect(xml).toContain('>␀ bold \\u{d800} \\u{ffff} \\u{202e} ]]&gt; &amp; \t&#13;\n.\n');
  });
});
