import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseResponse } from '../../src/parse/response.ts';
import { createValidate } from '../../src/validate.ts';
import { createValidateResponse } from '../../src/validate-response.ts';
import { sayWith } from '../../src/wording.ts';
import { anyExpected, anyFacts, anyResponse, anySubject, anyView, fullFacts } from './arbitrary.ts';
import { deepFreeze } from './deep-freeze.ts';
import { requestFiles, responseFiles, ruleFiles } from './rule-files.ts';
import { defaultParams, syntheticProfile } from './synthetic-profile.ts';

const words = new Map(ruleFiles.map((file) => [file.rule.id, file.words]));
const profile = deepFreeze(syntheticProfile(ruleFiles.map(({ rule }) => rule)));
const validate = createValidate(sayWith((id) => words.get(id)));
const validateResponse = createValidateResponse(sayWith((id) => words.get(id)));

/** Calls twice and gives the answer when both are the same; the name tells whose fault it is when they are not. */
function twice<T>(name: string, call: () => T): T {
  const first = call();
  expect(call(), name).toEqual(first);
  return first;
}

function named<T>(name: string, call: () => T): T {
  try {
    return twice(name, call);
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Compares what octets were before and after, for they cannot be frozen. */
function unchanged<T>(input: T, judge: (input: T) => void): void {
  const before = structuredClone(input);
  judge(deepFreeze(input));
  expect(structuredClone(input)).toEqual(before);
}

test('request checks are total and pure on any JSON and any facts', () => {
  fc.assert(
    fc.property(anyView(fullFacts, profile), (view) => {
      unchanged(view, () => {
        for (const { rule, words } of requestFiles) {
          const params = defaultParams(rule.id);
          if (rule.applies?.(view, params) === false) continue;
          for (const fault of named(rule.id, () => rule.check(view, params))) {
            expect(fault.path, rule.id).toMatch(/^\//);
            expect(
              typeof words.message === 'string' ? fault.as === undefined : fault.as && fault.as in words.message,
              rule.id,
            ).toBe(true);
          }
        }
      });
    }),
    { numRuns: 500 },
  );
});

test('a request check asks for no facts but those that its rule needs', () => {
  fc.assert(
    fc.property(anyView(fullFacts, profile), (view) => {
      for (const { rule } of requestFiles) {
        const { now, ...facts } = view.facts;
        const needed = Object.entries(facts).filter(([name]) => rule.needs?.some((one) => one === name));
        const sparing = { ...view, facts: { now, ...Object.fromEntries(needed) } } as typeof view;
        if (rule.applies?.(sparing, defaultParams(rule.id)) === false) continue;
        named(rule.id, () => rule.check(sparing, defaultParams(rule.id)));
      }
    }),
    { numRuns: 300 },
  );
});

test('whether a request rule applies can be told without any facts', () => {
  fc.assert(
    fc.property(anyView(anyFacts, profile), (view) => {
      deepFreeze(view);
      for (const { rule } of requestFiles) {
        const applies = named(rule.id, () => rule.applies?.(view, defaultParams(rule.id)) ?? true);
        expect(typeof applies, rule.id).toBe('boolean');
      }
    }),
    { numRuns: 300 },
  );
});

test('validate is total and pure on any request and any facts', () => {
  fc.assert(
    fc.property(anySubject, anyFacts, fc.constantFrom('client', 'server'), (subject, facts, side) => {
      unchanged({ subject, facts }, () => {
        const verdict = twice('validate', () => validate(subject, profile, facts, side));
        expect(verdict.findings.filter(({ message }) => message === '')).toEqual([]);
        expect(verdict.outcome === 'refuse').toBe(verdict.findings.length > 0);
      });
    }),
    { numRuns: 1000 },
  );
});

test('response checks are total and pure on any answer', () => {
  fc.assert(
    fc.property(anyResponse, anyExpected, (response, expected) => {
      unchanged({ response, expected }, () => {
        const refusal = expected.refusal && profile.refusals[expected.refusal];
        const view = deepFreeze(twice('parse', () => parseResponse(response, refusal)));
        for (const { rule } of responseFiles) named(rule.id, () => rule.check(view, expected, defaultParams(rule.id)));
        twice('validateResponse', () => validateResponse(response, profile, expected));
      });
    }),
    { numRuns: 500 },
  );
});
