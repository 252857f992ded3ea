import { existsSync, readFileSync } from 'node:fs';
import { profileIds, shippedProfile } from '@assay/cases';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const readme = textOf('README.md');

describe('the README', () => {
  test.for([
    ...new Set(
      [...readme.matchAll(/`pnpm(?:@12)? (\w+)`|npx --yes pnpm@12 (\w+)/g)].map((one) => one[1] ?? one[2] ?? ''),
    ),
  ])('pnpm %s is a script of package.json', (script) => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toContain(script);
  });

  test('lists every profile with its algorithms', () => {
    const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` — .*? \| (.*) \|$/gm)].map(
      (one) => [one[1] ?? '', one[2] ?? ''] as const,
    );
    expect(rows.map(([id]) => id).sort()).toEqual([...profileIds()].sort());
    for (const [id, algs] of rows) {
      if (algs !== 'all registered')
        expect(algs.split(', ').sort()).toEqual(Object.values(shippedProfile(id).methods).flat().sort());
    }
  });

  test.each([
    'README.md',
    'CONTRIBUTING.md',
    'suites/README.md',
    'packages/cli/docs/token-endpoints.md',
    'packages/cli/docs/assertions.md',
    'packages/cli/docs/clients.md',
  ])('%s links to what is there', (file) => {
    const links = [...textOf(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((one) => one[1] ?? '');
    expect(links.filter((link) => !existsSync(new URL(link, new URL(file, root))))).toEqual([]);
  });
});
