import { checkShape, profileIds } from '@assay/cases';
import type { Baseline } from '@assay/runner';
import { policyFor, startEndpoint } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freeAddress } from '../../../runner/test/free-address.ts';
import { loadConfig } from '../../src/config.ts';
import { type Folder, folder, profileId, registered } from '../scenarios/workshop.ts';
import { page, wordsOf } from './page.ts';

const { blocks, commands } = page('token-endpoints');
const [configuration = '', baseline = '', rotating = ''] = blocks('json');

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

  test('prints a configuration with key sets that an endpoint fetches', async ({ onTestFinished }) => {
    const listen = await freeAddress();
    const jwksUrl = `http://${listen}/first-es384/jwks.json`;
    const [client] = registered;
    if (client === undefined) throw new TypeError('the workshop has a client');
    const { jwks: _, ...byUrl } = client;
    const endpoint = await startEndpoint({ policy: policyFor(profileId), clients: [{ ...byUrl, jwksUrl }] });
    const config = rotating
      .replace('http://127.0.0.1:9400/oauth/token', endpoint.tokenEndpoint)
      .replaceAll('127.0.0.1:9700', listen);
    const { assay, report, remove } = await folder({ 'assay.config.json': config });
    onTestFinished(async () => {
      await endpoint.close();
      await remove();
    });
    expect((await assay(['test', '--grep', 'kid-fetches', '--reporter', 'json=report.json'])).code).toBe(0);
    const { results } = await report('report.json');
    const found = results.find(({ id }) => id === 'unknown-kid-fetches');
    expect(found).toMatchObject({ status: 'passed', requirement: 'jwks-refetch-on-unknown-kid' });
    const exchanges = results.find(({ id }) => id === 'known-kid-fetches')?.evidence ?? [];
    expect(exchanges.length).toBeGreaterThan(0);
    expect(exchanges.filter(({ fetches }) => fetches === undefined)).toEqual([]);
  });

  test('prints exit codes as the help does', async () => {
    const codes = [...page('token-endpoints').text.matchAll(/^\| (\d+) \| /gm)].map((one) => one[1]);
    expect(codes).toEqual(['0', '1', '2', '3', '130']);
    const { stdout } = await place.assay(['test', '--help']);
    const told = [...stdout.replaceAll(/\s+/g, ' ').matchAll(/(?:Exit codes:|·) (\d+)/g)].map((one) => one[1]);
    expect(told).toEqual(codes);
  });
});
