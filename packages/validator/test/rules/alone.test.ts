import { describe, expect, test } from 'vitest';
import type { FactName } from '../../src/facts.ts';
import { shorten } from '../../src/finding.ts';
import type { Json } from '../../src/json.ts';
import { parseSubject } from '../../src/parse/request.ts';
import type { Example, ExampleSubject, Rule } from '../../src/rule.ts';
import { createValidate } from '../../src/validate.ts';
import { createValidateResponse } from '../../src/validate-response.ts';
import type { Finding, Verdict } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { cleanFacts, expectedOf, factsOf, requestOf, responseOf } from './clean.ts';
import { type RuleFile, requestFiles, responseFiles } from './rule-files.ts';
import { defaultParams, syntheticProfile } from './synthetic-profile.ts';

/*
 * Each rule as the only one of its profile: what a stronger rule says, and which it would yield to, hides nothing here.
 * A profile may hold a rule without those that it yields to.
 */

const words = new Map([...requestFiles, ...responseFiles].map((file) => [file.rule.id, file.words]));
const validate = createValidate(sayWith((id) => words.get(id)));
const validateResponse = createValidateResponse(sayWith((id) => words.get(id)));
const everyFact = Object.keys(cleanFacts).filter((name) => name !== 'now') as readonly FactName[];

/** Facts that a rule reads where they are known, and can do without. */
const optional: Readonly<Record<string, readonly FactName[]>> = {
  'iss-equals-sub': ['client'],
  'jku-asymmetric-only': ['client'],
  'signature-length': ['keys'],
};

function alone(rule: Rule, example: Example): Verdict {
  const profile = syntheticProfile([rule], { id: rule.id, params: example.params ?? defaultParams(rule.id) });
  return rule.kind === 'response'
    ? validateResponse(responseOf(example.response), profile, expectedOf(example.expected))
    : validate(requestOf(example.subject), profile, factsOf(example.facts));
}

const titled = (files: readonly RuleFile[]) => files.map((file) => [file.rule.id, file] as const);

describe.each(titled([...requestFiles, ...responseFiles]))('%s, alone', (_id, { rule, examples }) => {
  test('speaks about its wrong examples, and not about its right ones', () => {
    for (const example of examples.wrong) expect(alone(rule, example).findings, example.title).not.toEqual([]);
    for (const example of examples.right) expect(alone(rule, example).findings, example.title).toEqual([]);
  });
});

describe.each(titled(requestFiles))('%s, alone', (id, { rule, examples }) => {
  const all: readonly Example[] = [{ title: 'clean' }, ...examples.right, ...examples.wrong];

  test('says the same when nothing is known but what it needs', () => {
    const needed = [...((rule.kind === 'request' && rule.needs) || []), ...(optional[id] ?? [])];
    const unknown = everyFact.filter((name) => !needed.includes(name)).map((name) => [name, undefined]);
    for (const example of all) {
      const less = { ...example, facts: { ...example.facts, ...Object.fromEntries(unknown) } };
      expect(alone(rule, less), example.title).toEqual(alone(rule, example));
    }
  });

  test('shows what stands at the path that it names', () => {
    for (const example of examples.wrong) {
      for (const finding of alone(rule, example).findings) {
        if (/^\/(claims|header)\//.test(finding.path) && finding.actual !== undefined) {
          expect(finding.actual, example.title).toBe(found(example, finding));
        }
      }
    }
  });
});

/** The value of a claim or header parameter as a finding shows it. */
function found(example: Example, { path }: Finding): string {
  const { assertion } = parseSubject(requestOf(example.subject));
  const steps = path.split('/').slice(1);
  const at = (value: unknown, step: string) => (value as Readonly<Record<string, unknown>>)[step];
  const value = steps.reduce<unknown>(at, assertion) as Json;
  return shorten(typeof value === 'number' ? String(value) : JSON.stringify(value));
}

describe('what is absent is told by the rule that asks for it, and by no other', () => {
  const nothingKnown = Object.fromEntries(everyFact.map((name) => [name, undefined]));
  const speaking = (subject: Partial<ExampleSubject>, facts: NonNullable<Example['facts']>) =>
    requestFiles.flatMap(({ rule }) => alone(rule, { title: '', subject, facts }).findings.map((one) => one.rule));

  test.each<[keyof ExampleSubject, string, readonly string[]]>([
    ['claims', 'iss', ['iss-required']],
    ['claims', 'sub', ['sub-required']],
    ['claims', 'aud', ['aud-required']],
    ['claims', 'exp', ['exp-required']],
    ['claims', 'nbf', []],
    ['claims', 'iat', []],
    ['claims', 'jti', ['jti-required']],
    ['header', 'alg', ['alg-required']],
    ['header', 'typ', ['typ-required']],
    ['header', 'kid', ['kid-required']],
    ['header', 'x5t#S256', ['x5t-s256-required']],
    ['params', 'grant_type', ['grant-type-required']],
    ['params', 'scope', ['scope-required']],
    ['params', 'client_assertion', ['client-assertion-required']],
    ['params', 'client_assertion_type', ['client-assertion-type-required']],
    ['headers', 'content-type', ['media-type-form']],
  ])('%s: %s', (part, name, rules) => {
    const subject = { [part]: { [name]: undefined } };
    expect(speaking(subject, {})).toEqual(rules);
    expect(speaking(subject, nothingKnown)).toEqual(rules);
  });
});
