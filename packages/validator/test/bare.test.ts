import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as bare from '../src/bare.ts';
import * as worded from '../src/index.ts';
import type { Finding } from '../src/verdict.ts';
import { expectedOf, factsOf, requestOf, responseOf } from './rules/clean.ts';
import { shippedProfile } from './shipped-profile.ts';

const redox = shippedProfile('redox-source-auth-v2');
const rfc7523 = shippedProfile('rfc7523');
const source = new URL('../src/', import.meta.url);
const tooLong = { assertion: 'e'.repeat(1_048_577) };
const late = requestOf({ claims: { exp: 900, jti: undefined } });

/** What a finding says without its words. */
const silent = ({ message: _message, help: _help, expected: _expected, ...rest }: Finding) => rest;

describe('findings', () => {
  test('have the rule id as message and no help', () => {
    const { findings } = bare.validate(late, redox, factsOf());
    expect(findings.map(({ message, help }) => [message, help])).toEqual([
      ['exp-in-future', ''],
      ['jti-required', ''],
    ]);
  });

  test('are those of the entry with words in all else', () => {
    const told = worded.validate(late, redox, factsOf());
    const untold = bare.validate(late, redox, factsOf());
    expect(untold.findings.map(silent)).toEqual(told.findings.map(silent));
    expect({ ...untold, findings: [] }).toEqual({ ...told, findings: [] });
  });

  test('tell what was expected where a profile or a fact says it', () => {
    const request = requestOf({ header: { typ: 'JWS' }, claims: { iss: 'client-2', exp: 900 } });
    const expected = (validate: typeof bare.validate) =>
      validate(request, redox, factsOf()).findings.map((one) => [one.rule, one.expected]);
    expect(expected(bare.validate)).toEqual([
      ['typ-value', 'JWT'],
      ['exp-in-future', undefined],
      ['iss-is-client-id', 'client-1'],
    ]);
    expect(expected(worded.validate)).toContainEqual(['exp-in-future', 'later than 1000']);
  });

  test('of an answer have the rule id as message', () => {
    const { findings } = bare.validateResponse(responseOf({ status: 201 }), redox, expectedOf());
    expect(findings).toMatchObject([{ rule: 'response-status', message: 'response-status', help: '' }]);
  });

  test('assertValid throws the same error, told by rule ids', () => {
    expect(() => bare.assertValid(late, redox, factsOf())).toThrow(worded.AssertionError);
    expect(() => bare.assertValid(late, redox, factsOf())).toThrow(/^refuse exp-in-future jti-required$/);
    expect(() => bare.assertValid(requestOf(), redox, factsOf({ replay: 'not-kept' }))).toThrow(
      /^undecided jti-single-use$/,
    );
    expect(() => bare.assertValid(tooLong, rfc7523, factsOf())).toThrow(/^undecided$/);
  });
});

describe('modules', () => {
  /** Every file that a file imports at run time, itself included; what is imported as a type is not loaded. */
  function loaded(entry: string): ReadonlySet<string> {
    const found = new Set([new URL(entry, source).href]);
    for (const file of found) {
      const text = readFileSync(new URL(file), 'utf8');
      for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gm)) {
        found.add(new URL(from, file).href);
      }
    }
    return new Set([...found].map((file) => file.slice(source.href.length)));
  }

  test('the bare entry loads the rules, and neither their words nor what resolves a profile', () => {
    const files = loaded('bare.ts');
    expect(files).toContain('rules/index.ts');
    expect(files).toContain('rules/claims/exp-in-future.ts');
    for (const file of ['rules/words.ts', 'rules/param-types.ts', 'wording.ts']) expect(files).not.toContain(file);
  });

  test('the entry with words loads both', () => {
    expect(loaded('index.ts')).toContain('rules/words.ts');
  });

  test('no entry loads anything from outside', () => {
    for (const entry of ['bare.ts', 'index.ts']) {
      expect([...loaded(entry)].filter((file) => !/^[a-z0-9/-]+\.ts$/.test(file))).toEqual([]);
    }
  });
});
