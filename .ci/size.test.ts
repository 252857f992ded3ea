import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

/** What a server or a page loads that judges requests: one module, minified, compressed with brotli. */
async function judging(door: 'index' | 'bare', more: string = ''): Promise<string> {
  return bundle(`export { validate, assertValid ${more} } from '@validator/src/${door}.ts';`);
}

const octets = (code: string) => brotliCompressSync(code).length;

describe('octets of what judges requests', () => {
  test('with words', async () => {
    expect(octets(await judging('index'))).toBeLessThanOrEqual(16_200);
  });

  test('with words, answers of token endpoints as well', async () => {
    expect(octets(await judging('index', ', validateResponse'))).toBeLessThanOrEqual(20_000);
  });

  test('without words', async () => {
    expect(octets(await judging('bare'))).toBeLessThanOrEqual(10_000);
  });

  test('neither the examples of the rules nor the rules about answers travel along', async () => {
    for (const door of ['index', 'bare'] as const) {
      const code = await judging(door);
      const found = ['exp-in-future', 'as.example', 'response-token-type'].filter((text) => code.includes(text));
      expect(found).toEqual(['exp-in-future']);
    }
  });

  test('nor do words where none are asked for', async () => {
    const said = 'the exp claim is missing';
    expect([(await judging('index')).includes(said), (await judging('bare')).includes(said)]).toEqual([true, false]);
  });
});
