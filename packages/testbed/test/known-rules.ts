import { readFile } from 'node:fs/promises';
import { policies } from '../src/policy.ts';

interface ProfileFile {
  readonly rules: Readonly<Record<string, object>>;
}

/** The ids of all rules that stand in a profile. */
export async function knownRules(): Promise<ReadonlySet<string>> {
  const folder = new URL('../../../suites/profiles/', import.meta.url);
  const files = policies.map((policy) => new URL(`${policy.profile}.json`, folder));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Set(texts.flatMap((text) => Object.keys((JSON.parse(text) as ProfileFile).rules)));
}
