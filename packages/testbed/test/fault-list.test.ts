import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Defect, Variant } from '../src/defect.ts';
import { faults } from '../src/faults.ts';
import { policies } from '../src/policy.ts';
import { variants } from '../src/variants.ts';
import { knownRules } from './known-rules.ts';

type Entry = Defect | Variant;

async function entriesIn(folder: string): Promise<readonly string[]> {
  const home = new URL(`../src/${folder}/`, import.meta.url);
  const files = await readdir(home);
  const modules = await Promise.all(files.map((file) => import(new URL(file, home).href)));
  const arrays = modules.flatMap((module) => Object.values(module as object).filter(Array.isArray) as unknown[][]);
  const entries = arrays.flat().filter((entry): entry is Entry => typeof entry === 'object' && entry !== null);
  return entries.filter((entry) => 'alter' in entry).map((entry) => entry.id);
}

test.each([
  ['faults', faults],
  ['variants', variants],
] as const)('the list of %s holds what the files hold', async (folder, list) => {
  expect(list.map((entry) => entry.id).sort()).toEqual([...(await entriesIn(folder))].sort());
});

test('ids are kebab-case and unique', () => {
  const ids = [...faults, ...variants].map((entry) => entry.id);
  expect(ids.filter((id) => !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const list of [faults, variants]) expect(new Set(list.map((entry) => entry.title)).size).toBe(list.length);
});

test('there are enough of each', () => {
  expect(faults.length).toBeGreaterThanOrEqual(200);
  expect(variants.length).toBeGreaterThanOrEqual(45);
});

test('at most a quarter of the faults is a missing check', () => {
  const missing = faults.filter((fault) => fault.kind === 'missing-check');
  expect(missing.length / faults.length).toBeLessThanOrEqual(0.25);
});

test('every rule that is named stands in a profile', async () => {
  const known = await knownRules();
  const named = [...faults.map((fault) => fault.rules), ...variants.map((variant) => variant.mayWarn ?? [])].flat();
  expect([...new Set(named)].filter((rule) => !known.has(rule))).toEqual([]);
  expect(faults.filter((fault) => fault.rules.length === 0)).toEqual([]);
});

test('every profile that is named has a policy', () => {
  const known = policies.map((policy) => policy.profile);
  const named = [...faults, ...variants].flatMap((entry) => entry.profiles ?? []);
  expect(named.filter((profile) => !known.includes(profile))).toEqual([]);
});
