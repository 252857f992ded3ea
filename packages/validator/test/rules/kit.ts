import type { Example } from '../../src/rule.ts';
import { createValidate } from '../../src/validate.ts';
import { createValidateResponse } from '../../src/validate-response.ts';
import type { Verdict } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { expectedOf, factsOf, requestOf, responseOf } from './clean.ts';
import type { RuleFile } from './rule-files.ts';
import { defaultParams, syntheticProfile } from './synthetic-profile.ts';

/** What a run of the kit came to. */
export interface KitResult {
  readonly judged: number;
  /** The examples that are not judged as their rule says. */
  readonly wrong: readonly string[];
}

/** Judges the examples of every rule. Needs nothing that is not part of the language but `URLSearchParams` and `TextEncoder`. */
export function runKit(files: readonly RuleFile[]): KitResult {
  const say = sayWith(wordsOf(files));
  const validators = [createValidate(say), createValidateResponse(say)] as const;
  const results = files.flatMap((file) => {
    const due = (example: Example, kind: 'right' | 'wrong') => {
      const spoken = judge(file, example, files, validators).findings.map(({ rule }) => rule);
      const kept = kind === 'right' ? !spoken.includes(file.rule.id) : spoken.every((id) => id === file.rule.id);
      return {
        name: `${file.rule.id}, ${kind}: ${example.title}`,
        ok: kept && (kind === 'right' || spoken.length > 0),
      };
    };
    const { right, wrong } = file.examples;
    return [...right.map((one) => due(one, 'right')), ...wrong.map((one) => due(one, 'wrong'))];
  });
  return { judged: results.length, wrong: results.flatMap(({ name, ok }) => (ok ? [] : [name])) };
}

function wordsOf(files: readonly RuleFile[]) {
  const words = new Map(files.map((file) => [file.rule.id, file.words]));
  return (id: string) => words.get(id);
}

function judge(
  { rule: { id, kind } }: RuleFile,
  example: Example,
  files: readonly RuleFile[],
  [validate, validateResponse]: readonly [ReturnType<typeof createValidate>, ReturnType<typeof createValidateResponse>],
): Verdict {
  const rules = files.map(({ rule }) => rule);
  const profile = syntheticProfile(rules, { id, params: example.params ?? defaultParams(id) });
  return kind === 'response'
    ? validateResponse(responseOf(example.response), profile, expectedOf(example.expected))
    : validate(requestOf(example.subject), profile, factsOf(example.facts));
}
