import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { profileIds, shippedProfile } from '../packages/cases/src/suites.ts';

/** Where the flat profiles lie that servers import. */
export const profileFolder: URL = new URL('../packages/validator/src/profiles/', import.meta.url);

/** The modules of `@assay/validator/profiles`, by file name: a server needs no file system to have its profile. */
export function profileModules(): Readonly<Record<string, string>> {
  return Object.fromEntries(profileIds().map((id) => [`${id}.ts`, moduleOf(id)]));
}

/** Writes the modules, and removes those whose profile is gone. */
export function writeProfileModules(): void {
  const modules = profileModules();
  for (const name of readdirSync(profileFolder)) if (!(name in modules)) rmSync(new URL(name, profileFolder));
  for (const [name, text] of Object.entries(modules)) writeFileSync(new URL(name, profileFolder), text);
}

function moduleOf(id: string): string {
  const { rules, dropped, ...head } = shippedProfile(id);
  const lines = (list: readonly unknown[]) => list.map((one) => `    ${JSON.stringify(one)},`);
  return [
    '// Generated from the profiles in `suites` by `pnpm docs`.',
    "import type { Profile } from '../profile.ts';",
    '',
    `/** ${head.title}, edition ${head.edition}, with its inheritance resolved. */`,
    'export const profile: Profile = {',
    ...Object.entries(head).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
    '  rules: [',
    ...lines(rules),
    '  ],',
    '  dropped: [',
    ...lines(dropped),
    '  ],',
    '};',
    '',
  ].join('\n');
}
