import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { profileIds, shippedProfile } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { flatProfiles } from '../../../.ci/flat-profiles.ts';
import { helpFile, helpText } from '../../../.ci/help-text.ts';
import { profileFolder, profileModules } from '../../../.ci/profile-modules.ts';

const mend = 'not what the sources make of it; look at the difference, then: pnpm run docs';
const flat = Object.entries(flatProfiles()).map(([file, text]) => ({ name: basename(file), file, text }));

describe('reviewed profiles', () => {
  test.each(flat)('$name is the flat profile of today', ({ name, file, text }) => {
    expect(readFileSync(file, 'utf8'), `${name} is ${mend}`).toBe(text);
  });

  test('every reviewed copy belongs to a profile', () => {
    const copies = readdirSync(new URL('./profiles/', import.meta.url));
    expect(copies.sort()).toEqual(flat.map((one) => one.name).sort());
  });

  test.each(flat)('$name cites a section and names an origin on every line of levels', ({ text }) => {
    const rules = text.split('\n').filter((line) => /^ {4}(?:client|server) (?:MUST|SHOULD|MAY)/.test(line));
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((line) => !/ {2}\S+#\S+.* {2}\[[a-z0-9-]+\]$/.test(line))).toEqual([]);
  });
});

describe('profiles that servers import', () => {
  const modules = profileModules();

  test.each(Object.entries(modules))('%s is the flat profile of today', (file, text) => {
    expect(readFileSync(new URL(file, profileFolder), 'utf8'), `${file} is ${mend}`).toBe(text);
  });

  test.each(profileIds())('%s is the profile that the command judges by', async (id) => {
    const { profile } = (await import(new URL(`${id}.ts`, profileFolder).href)) as { readonly profile: Profile };
    expect(profile).toEqual(shippedProfile(id));
  });

  test('every module belongs to a profile', () => {
    expect(readdirSync(profileFolder).sort()).toEqual(Object.keys(modules).sort());
  });
});

test('help.txt is what the command line says of itself', async () => {
  expect(readFileSync(helpFile, 'utf8'), `help.txt is ${mend}`).toBe(await helpText());
});
