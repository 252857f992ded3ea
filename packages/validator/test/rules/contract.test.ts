import { describe, expect, test } from 'vitest';
import type { Say } from '../../src/finding.ts';
import type { Example, Words } from '../../src/rule.ts';
import { createValidate } from '../../src/validate.ts';
import { createValidateResponse } from '../../src/validate-response.ts';
import type { Verdict } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { expectedOf, factsOf, requestOf, responseOf } from './clean.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type RuleFile, requestFiles, responseFiles, ruleFiles } from './rule-files.ts';
import { defaultParams, syntheticProfile } from './synthetic-profile.ts';

const rules = ruleFiles.map(({ rule }) => rule);
const byId = new Map(ruleFiles.map((file) => [file.rule.id, file]));
const sayWords = sayWith((id) => byId.get(id)?.words);
const validate = createValidate(sayWords);
const validateResponse = createValidateResponse(sayWords);
/** Words whose messages are their own keys, so that a finding tells which of them was used. */
const sayKeys = sayWith((id) => keyed(byId.get(id)?.words));
const titled = (files: readonly RuleFile[]) => files.map((file) => [file.rule.id, file] as const);

function judge({ rule }: RuleFile, example: Example, say: Say = sayWords): Verdict {
  const { id } = rule;
  const profile = syntheticProfile(rules, { id, params: example.params ?? defaultParams(id) });
  deepFreeze(example);
  return rule.kind === 'response'
    ? createValidateResponse(say)(
        deepFreeze(responseOf(example.response)),
        profile,
        deepFreeze(expectedOf(example.expected)),
      )
    : createValidate(say)(deepFreeze(requestOf(example.subject)), profile, deepFreeze(factsOf(example.facts)));
}

const reported = (verdict: Verdict) => [...new Set(verdict.findings.map(({ rule }) => rule))];
const messages = ({ message }: Words) => (typeof message === 'string' ? { '': message } : message);

test('the clean request breaks no rule and leaves none unjudged', () => {
  const verdict = validate(requestOf(), syntheticProfile(rules), factsOf());
  expect(verdict.findings).toEqual([]);
  expect(verdict.unjudged).toEqual([]);
  expect(verdict.outcome).toBe('accept');
  expect(verdict.judged.length + verdict.notApplicable).toBe(requestFiles.length);
});

test('the clean answer breaks no rule', () => {
  const verdict = validateResponse(responseOf(), syntheticProfile(rules), expectedOf());
  expect(verdict.findings).toEqual([]);
  expect(verdict.judged.length + verdict.notApplicable).toBe(responseFiles.length);
});

test('no rules yield to each other in a circle, where all of them would be silent', () => {
  let left = rules;
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length;
    const ids = new Set(left.map(({ id }) => id));
    left = left.filter(({ yieldsTo = [] }) => yieldsTo.some((id) => ids.has(id)));
  }
  expect(left.map(({ id }) => id)).toEqual([]);
});

describe.each(titled(ruleFiles))('%s', (_id, file) => {
  const { rule, paramTypes, words, examples } = file;

  test('id, kind and part are those of its path', () => {
    expect(rule.id).toBe(file.name);
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(file.group).toBe(rule.kind === 'request' ? rule.on : rule.kind);
  });

  test('yields to other rules of its kind', () => {
    for (const id of rule.yieldsTo ?? []) {
      expect(id).not.toBe(rule.id);
      expect(byId.get(id)?.rule.kind, id).toBe(rule.kind);
    }
  });

  test('title is a fact, message and help are there', () => {
    expect(words.title).toMatch(/^[a-z0-9].*[^.\s]$/);
    expect(words.title).not.toMatch(/\bshould\b/i);
    expect(words.help).toMatch(/^\S.*\.$/s);
    expect(Object.keys(messages(words))).not.toEqual([]);
    for (const message of Object.values(messages(words))) expect(message).toMatch(/^\S.*[^.\s]$/s);
    for (const as of typeof words.expected === 'object' ? Object.keys(words.expected) : []) {
      expect(Object.keys(messages(words))).toContain(as);
    }
  });

  test('parameters of the synthetic profile are those of the rule', () => {
    const wanted = Object.keys(paramTypes).filter((name) => !name.endsWith('?'));
    expect(Object.keys(defaultParams(rule.id)).sort()).toEqual(wanted.sort());
  });

  test('examples set no other parameters than those of the rule', () => {
    const known = Object.keys(paramTypes).map((name) => name.replace('?', ''));
    for (const { title, params = {} } of [...examples.right, ...examples.wrong]) {
      expect(known, title).toEqual(expect.arrayContaining(Object.keys(params)));
    }
  });

  if (rule.kind === 'tolerance' || rule.kind === 'behaviour') {
    test('has nothing to check, and so no examples', () => {
      expect(examples).toEqual({ right: [], wrong: [] });
      expect(typeof words.message).toBe('string');
      expect(JSON.stringify(words)).not.toContain('{{');
    });
    return;
  }

  test('has right and wrong examples, each with a title of its own', () => {
    expect(examples.right.length).toBeGreaterThan(0);
    expect(examples.wrong.length).toBeGreaterThan(0);
    const titles = [...examples.right, ...examples.wrong].map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
    for (const title of titles) expect(title).not.toMatch(/\bshould\b|^$|\.$/i);
  });

  test.each(examples.right.map((example) => [example.title, example] as const))('right: %s', (_title, example) => {
    expect(reported(judge(file, example))).not.toContain(rule.id);
  });

  test.each(examples.wrong.map((example) => [example.title, example] as const))('wrong: %s', (_title, example) => {
    const verdict = judge(file, example);
    expect(reported(verdict)).toEqual([rule.id]);
    for (const finding of verdict.findings) {
      expect(finding.path).toMatch(/^\/[a-z]/);
      expect(finding.message).not.toBe(rule.id);
      expect(finding.message + finding.help + finding.expected).not.toContain('{{');
      expect(finding.refusal).toBe(rule.refusal);
    }
  });

  test('wrong examples speak in the messages of the rule', () => {
    const texts = Object.values(messages(words)).map(pattern);
    for (const { message } of examples.wrong.flatMap((example) => judge(file, example).findings)) {
      expect(
        texts.some((text) => text.test(message)),
        message,
      ).toBe(true);
    }
  });

  test('every message is spoken by a wrong example', () => {
    const spoken = examples.wrong.flatMap((example) => judge(file, example, sayKeys).findings);
    const keys = typeof words.message === 'string' ? ['only'] : Object.keys(words.message);
    expect([...new Set(spoken.map(({ message }) => message))].sort()).toEqual(keys.sort());
  });

  test('no finding repeats the assertion', () => {
    const verdicts = examples.wrong.map((example) => judge(file, example));
    expect(JSON.stringify(verdicts.map(({ findings }) => findings))).not.toMatch(/[\w-]{16,}\.[\w-]{16,}\.|WlpaWlpa/);
  });
});

/** The same words with each message replaced by its key; the only message of a rule has the key `only`. */
function keyed(words: Words | undefined): Words | undefined {
  if (words === undefined) return undefined;
  const { message } = words;
  if (typeof message === 'string') return { ...words, message: 'only' };
  return { ...words, message: Object.fromEntries(Object.keys(message).map((key) => [key, key])) };
}

/** Matches a message with its placeholders filled. */
function pattern(text: string): RegExp {
  const literals = text.split(/\{\{[^{}]+\}\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^]*')}$`);
}
