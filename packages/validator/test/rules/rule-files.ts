import { readdirSync } from 'node:fs';
import type { AnyRequestRule, Examples, ParamTypes, ResponseRule, Rule, Words } from '../../src/rule.ts';

/** What the file of a rule exports, and where it lies. */
export interface RuleFile<R extends Rule = Rule> {
  readonly group: string;
  readonly name: string;
  readonly rule: R;
  readonly paramTypes: ParamTypes;
  readonly words: Words;
  readonly examples: Examples;
}

const folder = new URL('../../src/rules/', import.meta.url);

/** Every rule, read from the folder itself rather than from an index, so that no file can be forgotten. */
export const ruleFiles: readonly RuleFile[] = (await Promise.all(paths().map(load))).flat();

/** The rules about requests. */
export const requestFiles: readonly RuleFile<AnyRequestRule>[] = ruleFiles.filter(isRequest);

/** The rules about answers. */
export const responseFiles: readonly RuleFile<ResponseRule>[] = ruleFiles.filter(isResponse);

function paths(): readonly (readonly [group: string, name: string])[] {
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return groups.flatMap(({ name: group }) =>
    readdirSync(new URL(`${group}/`, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [group, file.slice(0, -'.ts'.length)] as const),
  );
}

async function load([group, name]: readonly [string, string]): Promise<readonly RuleFile[]> {
  const exported: Partial<RuleFile> = await import(new URL(`${group}/${name}.ts`, folder).href);
  const { rule, paramTypes = {}, words, examples } = exported;
  if (rule === undefined) return [];
  if (words === undefined || examples === undefined)
    throw new Error(`${group}/${name}.ts exports no words or examples`);
  return [{ group, name, rule, paramTypes, words, examples }];
}

function isRequest(file: RuleFile): file is RuleFile<AnyRequestRule> {
  return file.rule.kind === 'request';
}

function isResponse(file: RuleFile): file is RuleFile<ResponseRule> {
  return file.rule.kind === 'response';
}
