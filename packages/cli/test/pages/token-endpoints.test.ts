import { checkShape, profileIds } from '@assay/cases';
import type { Baseline } from '@assay/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { type Folder, folder } from '../scenarios/workshop.ts';
import { page, wordsOf } from './page.ts';

const { blocks, commands } = page('token-endpoints');
const [configuration = '', baseline = ''] = blocks('json');

let place: Folder;
beforeAll(async () => {
  // At this address nobody listens: a command that is understood ends with 3.
  const config = configuration.replaceAll('127.0.0.1:9400', '127.0.0.1:9');
  const known = { version: 1, profile: 'redox-source-auth-v2', entries: [] };
  place = await folder({ 'assay.config.json': config, 'known.json': known, 'as-printed.json': configuration });
});
afterAll(() => place.remove());

describe.concurrent('commands for those who run a token endpoint', () => {
  test('are there', () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test.for(commands.filter((one) => !one.startsWith('assay init ')))('%s', async (command, { expect: hold }) => {
    const args = wordsOf(command);
    const sends = (args[0] === 'test' && !args.includes('--dry-run')) || args[0] === 'doctor';
    const { code, stderr } = await place.assay(args, { env: { FIRST_HS384: 'a secret for the page' } });
    hold({ code, stderr: stderr.replace(/^redox.*|^wrote .*|^[✓!✗] .*/gm, '').trim() }).toEqual({
      code: sends ? 3 : 0,
      stderr: '',
    });
  });

  test('assay init, in a folder where nothing is yet', async ({ expect: hold, onTestFinished }) => {
    const empty = await folder();
    onTestFinished(empty.remove);
    const [command = ''] = commands.filter((one) => one.startsWith('assay init '));
    hold((await empty.assay(wordsOf(command))).code).toBe(0);
    hold((await empty.assay(['test', '--dry-run'])).code).toBe(0);
  });
});

describe('the page for those who run a token endpoint', () => {
  test('prints a configuration that is one', async () => {
    const { config } = await loadConfig('as-printed.json', place.path);
    expect(config.clients.map((one) => one.alg)).toEqual(['ES384', 'ES384', 'HS384']);
    expect(profileIds()).toContain(config.profile);
  });

  test('prints a baseline that is one', () => {
    const data: unknown = JSON.parse(baseline);
    const { entries } = checkShape<Baseline>(data, 'baseline', { file: 'token-endpoints.md', code: 'ERR_CONFIG' });
    expect(entries).toHaveLength(1);
  });

  test('prints exit codes as the help does', async () => {
    const codes = [...page('token-endpoints').text.matchAll(/^\| (\d+) \| /gm)].map((one) => one[1]);
    expect(codes).toEqual(['0', '1', '2', '3', '130']);
    const { stdout } = await place.assay(['test', '--help']);
    const told = [...stdout.replaceAll(/\s+/g, ' ').matchAll(/(?:Exit codes:|·) (\d+)/g)].map((one) => one[1]);
    expect(told).toEqual(codes);
  });
});
