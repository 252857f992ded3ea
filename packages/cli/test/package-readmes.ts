import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sample } from '../../reporters/test/sample.ts';
import { blocksOf } from './markdown.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every package that is published, and its folder. */
export const packages: readonly { readonly name: string; readonly folder: string }[] = [
  'suites',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
].map((path) => ({ name: `@assay/${path.replace('packages/', '')}`, folder: join(root, path) }));

/** The README of a package. */
export function readmeOf(name: string): string {
  const folder = packages.find((one) => one.name === name)?.folder ?? '';
  return readFileSync(join(folder, 'README.md'), 'utf8');
}

/** Puts every package where an import from this folder finds it. */
export async function linkPackages(place: string): Promise<void> {
  await mkdir(join(place, 'node_modules/@assay'), { recursive: true });
  for (const { name, folder } of packages) await symlink(folder, join(place, 'node_modules', name));
}

/** Writes the programs of all READMEs into a folder, one file each, and the report that one of them reads. */
export async function writeSnippets(place: string): Promise<readonly string[]> {
  await mkdir(join(place, 'reports'), { recursive: true });
  await writeFile(join(place, 'reports/assay.json'), JSON.stringify(sample));
  const programs = packages.flatMap(({ name }) =>
    blocksOf(readmeOf(name), 'ts').map((text) => ({ file: `${name.slice(7)}.ts`, text })),
  );
  for (const { file, text } of programs) await writeFile(join(place, file), text);
  return programs.map(({ file }) => file);
}
