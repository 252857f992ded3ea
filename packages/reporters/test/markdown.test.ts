import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { octets } from '../src/octets.ts';
import { hostile, report } from './hostile.ts';
import { conforming, interrupted, reportOf, resultOf, sample, sections } from './sample.ts';
import { unseenIn } from './unseen.ts';
import { markdown } from './written.ts';

/** What breaks out of Markdown and HTML. */
const breakers = [
  '\n\n# forged',
  '\n\n</pre>\n\n</details>\n\n[link](https://evil.example)',
  '![image](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</code></summary><h1>forged</h1>',
  'https://evil.example www.evil.example',
  '`code` **bold** | cell |',
  '\n\n```\n',
  '<!--',
] as const;
const ours = ['h2', 'p', 'code', 'table', 'tr', 'th', 'td', 'details', 'summary', 'pre', 'ul', 'li', 'strong'];

/** The elements of a Markdown text, as a renderer of GitHub's flavour makes them. */
function elementsOf(text: string): readonly string[] {
  const page = marked.parse(text, { async: false, gfm: true });
  return [...page.matchAll(/<\/?([a-z!][a-z0-9-]*)/gi)].map(([, name = '']) => name.toLowerCase());
}

const broken = fc
  .array(fc.oneof(fc.constantFrom(...breakers), hostile), { maxLength: 3 })
  .map((parts) => parts.join(''));

describe('text of others', () => {
  test('adds no element', () => {
    expect(elementsOf('[a](b) <img src=x>')).toEqual(['p', 'a', 'a', 'img', 'p']);
    fc.assert(
      fc.property(report, broken, (value, text) => {
        const response = { status: 200, headers: { a: text }, body: text };
        const evidence = [
          { request: { method: text, url: text, headers: {}, params: {}, diff: [text] }, response, seconds: 1 },
        ];
        const results = [
          ...value.results,
          resultOf({ id: text, title: text, group: text, status: 'failed', message: text, help: text, evidence }),
          resultOf({ id: text, status: 'blocked', message: text, help: text }),
          resultOf({ id: text, status: 'warning', message: text, help: text, spec: [text] }),
        ];
        const found = elementsOf(markdown({ ...reportOf({ ...value, results }), target: text }));
        expect(found.filter((name) => !ours.includes(name))).toEqual([]);
        expect(found.filter((name) => name === 'h2')).toHaveLength(2);
      }),
    );
  });

  test('holds no character that is obeyed or hidden, and no command to a CI system', () => {
    fc.assert(
      fc.property(report, (value) => {
        const text = markdown(value);
        expect(unseenIn(text.replaceAll('\t', ''))).toEqual([]);
        expect(text).not.toMatch(/^\s*::/mu);
        expect(text).not.toMatch(/##[a-z]*\[/i);
      }),
    );
  });
});

describe('the size', () => {
  const flood = reportOf({
    results: Array.from({ length: 2000 }, (_, index) =>
      resultOf({ id: `x-${index}`, status: 'failed', message: '\u{1f600}€'.repeat(400), help: 'h' }),
    ),
  });

  test('stays below what GitHub takes, and the cut is told', () => {
    const text = markdown(flood);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(900_000);
    expect(text).toMatch(/\*\*Cut here\*\*.*\n$/);
  });

  test('can be asked to be smaller', () => {
    const text = markdown(flood, { octets: 30_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(30_000);
    expect(elementsOf(text)).toContain('pre');
  });

  test('one message of 1 MiB does not take the room of the others', () => {
    const results = [
      resultOf({ id: 'a', status: 'failed', message: 'x'.repeat(2 ** 20), help: 'h' }),
      resultOf({ id: 'b', status: 'failed', message: 'm', help: 'what to do about b' }),
    ];
    const text = markdown(reportOf({ results }));
    expect(text).toContain('what to do about b');
    expect(text).not.toContain('Cut here');
  });

  test('is counted in octets of UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => octets(text) === Buffer.byteLength(text)));
    expect(octets('\ud800')).toBe(3);
  });
});

describe('what it says', () => {
  test.each([
    ['✓ assay: conforms', conforming],
    ['✗ assay: does not conform', sample],
    ['! assay: interrupted before the end, could not judge', interrupted],
  ])('%s', (words, value) => {
    expect(markdown(value).split('\n')[0]).toBe(`## ${words}`);
  });

  test('each failure with evidence, clause, help and command', () => {
    const text = markdown(sample, { sections });
    for (const part of [
      '/claims/exp  1795440361  (now + 361 s)   ← edited',
      'received   200',
      'Refuse when exp &gt; now + 300',
    ])
      expect(text).toContain(part);
    expect(text).toContain("again      assay test --replay 'exp-beyond-limit[RS384]'");
  });

  test('the rules that were not proven', () => {
    expect(markdown(conforming)).toContain('<li><code>key-belongs-to-client: no second client</code></li>');
  });
});
