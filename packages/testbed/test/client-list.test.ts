import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { clientFaults } from '../src/client/client-faults.ts';
import { clientVariants } from '../src/client/client-variants.ts';
import { policies } from '../src/policy.ts';
import mistakes from './client-mistakes.json' with { type: 'json' };
import { knownRules } from './known-rules.ts';

const entries = [...clientFaults, ...clientVariants];

async function idsIn(folder: string): Promise<readonly string[]> {
  const home = new URL(`../src/client/${folder}/`, import.meta.url);
  const modules = await Promise.all((await readdir(home)).map((file) => import(new URL(file, home).href)));
  const arrays = modules.flatMap((module) => Object.values(module as object).filter(Array.isArray) as unknown[][]);
  return arrays.flatMap((one) => one as { readonly id: string }[]).map(({ id }) => id);
}

test.each([
  ['faults', clientFaults],
  ['variants', clientVariants],
] as const)('the list of %s holds what the files hold', async (folder, list) => {
  expect(list.map(({ id }) => id).sort()).toEqual([...(await idsIn(folder))].sort());
});

test('ids are kebab-case, ids and titles unique', () => {
  expect(entries.filter(({ id }) => !/^[a-z\d]+(?:-[a-z\d]+)*$/.test(id))).toEqual([]);
  for (const member of ['id', 'title'] as const)
    expect(new Set(entries.map((one) => one[member])).size, member).toBe(entries.length);
});

test('there are enough of each, and at most a quarter of the faults is something left out', () => {
  expect(clientFaults.length).toBeGreaterThanOrEqual(70);
  expect(clientVariants.length).toBeGreaterThanOrEqual(16);
  const missing = clientFaults.filter(({ kind }) => kind === 'missing');
  expect(missing.length / clientFaults.length).toBeLessThanOrEqual(0.25);
});

test('every rule and every profile that is named is one', async () => {
  const rules = await knownRules();
  const named = [...clientFaults.map((one) => one.rules), ...clientVariants.map((one) => one.mayWarn ?? [])].flat();
  expect(named.filter((rule) => !rules.has(rule))).toEqual([]);
  expect(clientFaults.filter((fault) => fault.rules.length === 0)).toEqual([]);
  const profiles = policies.map(({ profile }) => profile);
  expect(entries.flatMap((one) => one.profiles ?? []).filter((one) => !profiles.includes(one))).toEqual([]);
});

test('every known mistake of clients is a fault here, or cannot be seen for a reason', () => {
  const known = new Set(clientFaults.map(({ id }) => id));
  for (const [mistake, shown] of Object.entries(mistakes)) {
    if (typeof shown === 'string') expect(shown, mistake).toMatch(/^[^\n]{20,}[^.]$/);
    else expect([shown.length > 0, shown.filter((id) => !known.has(id))], mistake).toEqual([true, []]);
  }
  expect(Object.keys(mistakes).length).toBe(83);
});
