import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../packages/validator/src/index.ts';
import { readmeFile, readmeWithCounts } from './readme-counts.ts';
import { rulesFile, rulesPage } from './rules-page.ts';

const mend = 'not what the sources make of it; look at the difference, then: pnpm run docs';
const page = rulesPage();

test('suites/RULES.md is the page of today', () => {
  expect(readFileSync(rulesFile, 'utf8'), `RULES.md is ${mend}`).toBe(page);
});

test('the counts of the README are those of today', () => {
  expect(readFileSync(readmeFile, 'utf8'), `the README is ${mend}`).toBe(readmeWithCounts());
  expect(readmeWithCounts()).toMatch(/<!-- counts -->\n\| counted by/);
});

test('every rule has a section, and every link leads to one', () => {
  const sections = [...page.matchAll(/^### (\S+)$/gm)].map((one) => one[1]);
  expect([...sections].sort()).toEqual(rules.map((one) => one.id).sort());
  const targets = [...page.matchAll(/\]\(#([^)]*)\)/g)].map((one) => one[1]);
  expect(targets.filter((one) => !sections.includes(one))).toEqual([]);
});

test('every rule is held by a profile and has a source', () => {
  expect(page).not.toMatch(/^No profile holds it\.$|^Sources: none$/m);
});

test('no cell breaks its table', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| '));
  const cells = rows.map((line) => line.replaceAll('\\\\|', '').split(' | ').length);
  expect([...new Set(cells)]).toEqual([5]);
});
