import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleIndexes } from '../../../.ci/rule-index.ts';

test.each(Object.entries(ruleIndexes()))('rules/%s lists every file of the folder (else: pnpm docs)', (file, text) => {
  expect(readFileSync(new URL(`../src/rules/${file}`, import.meta.url), 'utf8')).toBe(text);
});
