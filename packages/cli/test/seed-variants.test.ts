import { readFileSync } from 'node:fs';
import { variants } from '@assay/testbed';
import { expect, test } from 'vitest';

interface Seeds {
  readonly sentences: readonly {
    readonly document: string;
    readonly ordinal: number;
    readonly variants?: readonly string[];
  }[];
}

const file = new URL('../../../suites/seeds.json', import.meta.url);
const { sentences } = JSON.parse(readFileSync(file, 'utf8')) as Seeds;

test('every lawful variant that a sentence allows is one of the testbed', () => {
  const known = variants.map((one) => one.id);
  const named = sentences.flatMap((one) => one.variants ?? []);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});
