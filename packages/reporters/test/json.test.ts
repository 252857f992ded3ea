import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report } from './hostile.ts';
import { reportOf, resultOf, sample } from './sample.ts';
import { unseenIn } from './unseen.ts';
import { json } from './written.ts';

test('any report reads back the same', () => {
  fc.assert(
    fc.property(report, (value) => {
      expect(JSON.parse(json(value))).toEqual(value);
    }),
  );
});

test('any report is free of characters that a terminal obeys or hides, and of CI commands', () => {
  fc.assert(
    fc.property(report, (value) => {
      const text = json(value);
      expect(unseenIn(text)).toEqual([]);
      expect(text).not.toMatch(/##/);
      expect(text).not.toMatch(/^\s*::/mu);
    }),
  );
});

describe('member order', () => {
  function backwards(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(backwards);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, backwards(member)]),
    );
  }

  test('does not depend on how the report was built', () => {
    const plain = reportOf({
      results: [resultOf({ id: 'x', known: { clause: 'c', whose: 'choice', reason: 'r', until: 'u' } })],
    });
    expect(json(backwards(plain) as typeof plain)).toBe(json(plain));
  });

  test('claims stay in the order in which they were sent', () => {
    const request = {
      method: 'POST',
      url: 'u',
      headers: {},
      params: {},
      claims: { sub: 'b', aud: 'c', iss: 'a' },
      diff: [],
    };
    const evidence = [{ request, response: { none: 'reset' as const }, seconds: 1 }];
    expect(json(reportOf({ results: [resultOf({ id: 'x', evidence })] }))).toMatch(
      /"sub": "b",\s+"aud": "c",\s+"iss": "a"/,
    );
  });

  test('members of a later version follow in byte order and are not lost', () => {
    const later = { ...sample, zeta: 1, alpha: { b: 1, a: 2 } };
    expect(Object.keys(JSON.parse(json(later)) as object).slice(-3)).toEqual(['results', 'alpha', 'zeta']);
  });
});

test('two spaces, and a line feed at the end', () => {
  expect(json(sample)).toMatch(/^\{\n {2}"version": 1,\n {2}"tool": \{\n {4}"name": "assay"/);
  expect(json(sample)).toMatch(/\n\}\n$/);
});

test('lone surrogates, C1 controls and bidirectional overrides are escaped', () => {
  expect(json({ ...sample, target: '\ud800 \u009b \u202e \u{e0041} \u{1f600}' })).toContain(
    '"target": "\\ud800 \\u009b \\u202e \\udb40\\udc41 😀"',
  );
});
