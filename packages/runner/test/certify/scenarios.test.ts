import { readdirSync } from 'node:fs';
import { profileIds, shippedProfile } from '@assay/cases';
import { rules } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/index.ts';

const folder = new URL('../../src/certify/scenarios/', import.meta.url);
const known = new Set(rules.map(({ id }) => id));
const profiles = profileIds().map((id) => shippedProfile(id));

test('every file of the folder is a scenario of its name, and stands in the index once', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.ts');
  expect(scenarios.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

test('the plain one comes first: the others prove nothing without it', () => {
  expect(scenarios[0]?.id).toBe('first-request');
});

describe.each(scenarios.map((one) => [one.id, one] as const))('%s', (_, scenario) => {
  test('has a fact for a title, and says what passes', () => {
    expect(scenario.title).toMatch(/^[a-z0-9].*[^.\s]$/);
    expect(scenario.title).not.toMatch(/\bshould\b/i);
    expect(scenario.latitude).toMatch(/^[A-Z].*\.$/s);
  });

  test('speaks about rules that there are, the first of which some profile asks of clients', () => {
    expect(scenario.rules.filter((rule) => !known.has(rule))).toEqual([]);
    const binds = profiles.some((profile) =>
      profile.rules.some(({ rule, client }) => rule === scenario.rules[0] && client !== undefined),
    );
    expect(binds).toBe(true);
  });
});
