import { properties, shippedCases } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import { leftOut, select } from '../src/selection.ts';

function ids(grep: string, runs = 25): readonly string[] {
  const { cases, properties: drawn } = select({ grep, runs });
  return [...cases, ...drawn].map((one) => one.id);
}

describe('--grep', () => {
  test('is not asked for', () => {
    expect(select({ runs: 25 })).toEqual({ cases: shippedCases(), properties });
    expect(select({ runs: 0 }).properties).toEqual([]);
  });

  test('a piece of an id', () => {
    const found = ids('aud-host');
    expect(found).toContain('aud-host-lookalike');
    expect(found.filter((id) => !id.includes('aud-host'))).toEqual([]);
  });

  test('a piece of a title', () => {
    expect(ids('begins with the real one')).toContain('aud-host-lookalike');
  });

  test('the id of a rule: the cases that break it, make use of it or show it, and its property', () => {
    expect(ids('exp-max-lifetime')).toEqual(
      expect.arrayContaining(['lifetime-hour-over', 'property-lifetime-boundary']),
    );
    expect(ids('unknown-claims-accepted')).toContain('claim-unknown');
    expect(ids('kid-treated-as-data')).toContain('kid-sql');
  });

  test('a rule that is judged on every answer: every case', () => {
    expect(ids('response-no-store')).toEqual(shippedCases().map((one) => one.id));
  });

  test.each(['control', 'tls-required', 'keeps-serving', 'refusal-answered'])('%s: the controls alone', (id) => {
    expect(() => select({ grep: id, runs: 0 })).not.toThrow();
  });

  test('a text that nothing holds', () => {
    expect(() => select({ grep: 'aud-hosts', runs: 25 })).toThrow('--grep: no case has "aud-hosts"');
  });

  test('a property when none is drawn', () => {
    expect(() => select({ grep: 'property-', runs: 0 })).toThrow('--grep: no case has "property-"');
  });
});

test('only what the selection passes over is left out', () => {
  const chosen = select({ grep: 'aud-host-lookalike', runs: 0 });
  expect(leftOut('aud-absent', chosen)).toBe(true);
  expect(leftOut('property-lifetime-boundary', chosen)).toBe(true);
  expect(leftOut('aud-host-lookalike', chosen)).toBe(false);
  expect(leftOut('response-no-store', chosen)).toBe(false);
  expect(leftOut('no-such-case', chosen)).toBe(false);
});
