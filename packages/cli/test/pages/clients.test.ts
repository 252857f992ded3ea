import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, folder, pair } from '../scenarios/workshop.ts';
import { page, wordsOf } from './page.ts';

const { blocks, commands } = page('clients');

let place: Folder;
beforeAll(async () => {
  const keys = pair('acme-key');
  place = await folder({
    'assay.config.json': blocks('json')[0] ?? '',
    'client.jwk.json': keys.private,
    'client.jwks.json': { keys: [keys.public] },
  });
  await writeFile(join(place.path, 'client.mjs'), blocks('js')[0] ?? '');
});
afterAll(() => place.remove());

describe('the page for those who ship a client', () => {
  test('prints two programs, one configuration and commands', () => {
    expect([blocks('js').length, blocks('json').length]).toEqual([2, 1]);
    expect(commands.length).toBeGreaterThanOrEqual(4);
  });

  test('prints a client that conforms, and leaves nothing to warn of', { timeout: 120_000 }, async () => {
    const { code } = await place.assay(wordsOf('assay certify --reporter json=report.json -- node client.mjs'));
    const { summary, results } = await place.report('report.json');
    expect(results.filter(({ status }) => status === 'failed' || status === 'warning')).toEqual([]);
    expect(summary.passed).toBeGreaterThan(80);
    expect(code).toBe(0);
  });

  test.for(commands.filter((one) => one.includes('--tls')))('%s', { timeout: 120_000 }, async (command) => {
    expect((await place.assay(wordsOf(command))).code).toBe(0);
  });

  test.for(commands.filter((one) => one.includes('--listen')))('%s, and nobody calls', async (command) => {
    expect((await place.assay(wordsOf(command))).code).toBe(3);
  });

  test('prints a test that prints what it says', async () => {
    const program = blocks('js')[1] ?? '';
    const promised = [...program.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((one) => one[1]);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
    });
    expect(promised).toHaveLength(1);
    expect(stdout.trim().split('\n')).toEqual(promised);
  });
});
