import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Behaviour, correct, faults } from '@assay/testbed';
import type { Json, JsonObject } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { profileId, scene, secret, secretName } from './workshop.ts';

/** An endpoint that takes assertions of any lifetime: one MUST is broken. */
const lax: Behaviour = { ...correct, lifetimeAccepted: () => true };
/** An endpoint that issues a refresh token: a SHOULD is not followed. */
const generous: Behaviour = {
  ...correct,
  tokenBody: (...given) => ({ ...correct.tokenBody(...given), refresh_token: 'one-more-token' }),
};

const short = ['--runs', '5', '--grep', 'lifetime-hour-over', '--seed', '7'];

describe.concurrent('0', () => {
  test('the correct endpoint conforms, and JUnit is written without being asked for', async (context) => {
    const clients = [
      { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' },
      { clientId: 'second-es384', alg: 'ES384', key: './second-es384.jwk.json' },
      { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName },
    ];
    const { command, read, requests } = await scene(context, undefined, { clients });
    const { code, stdout, stderr } = await command(['test', '--runs', '5'], { env: { [secretName]: secret } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('conforms') });
    expect(stderr).toContain('wrote reports/junit.xml');
    expect(requests()).toBeGreaterThan(400);
    const junit = await read('reports/junit.xml');
    expect(junit).toMatch(/^<\?xml /);
    expect(junit).toContain('control [ES384] — ');
    expect(junit).toContain('control [HS384] — ');
    expect(junit).not.toContain('<failure');
  });

  test('a SHOULD that is not followed is a warning', async (context) => {
    const { assay, report } = await scene(context, generous);
    const { code } = await assay(['test', ...short, '--reporter', 'json=r.json']);
    const { outcome, results } = await report('r.json');
    expect({ code, outcome }).toEqual({ code: 0, outcome: 'passed' });
    expect(results.filter((one) => one.status === 'warning').map((one) => one.id)).toEqual([
      'response-no-refresh-token',
    ]);
  });
});

describe.concurrent('1', () => {
  test('a broken MUST', async (context) => {
    const { command, report, read } = await scene(context, lax);
    const { code, stdout } = await command([
      'test',
      ...short,
      '--reporter',
      'pretty',
      '--reporter',
      'json=r.json',
      '--reporter',
      'junit=deep/er/j.xml',
    ]);
    const { outcome, exitCode, results } = await report('r.json');
    expect({ code, outcome, exitCode }).toEqual({ code: 1, outcome: 'failed', exitCode: 1 });
    expect(results.filter((one) => one.status === 'failed').map((one) => one.requirement)).toEqual([
      'exp-max-lifetime',
    ]);
    expect(stdout).toContain('does not conform');
    expect(await read('deep/er/j.xml')).toContain('<failure');
  });

  test('a fault of the testbed, found by the property alone', async (context) => {
    const fault = faults.find((one) => one.id === 'lifetime-437-seconds');
    const { assay, report } = await scene(context, fault?.alter(correct));
    const { code } = await assay([
      'test',
      '--grep',
      'property-lifetime-boundary',
      '--reporter',
      'json=r.json',
      '--seed',
      '7',
    ]);
    const { results, seed } = await report('r.json');
    expect({ code, seed }).toEqual({ code: 1, seed: 7 });
    expect(results.filter((one) => one.status === 'failed').map((one) => one.id)).toEqual([
      'property-lifetime-boundary',
    ]);
  });

  test('a SHOULD that is not followed, with --fail-on warning', async (context) => {
    const { assay, read } = await scene(context, generous);
    const { code } = await assay(['test', ...short, '--fail-on', 'warning']);
    expect(code).toBe(1);
    expect(await read('reports/junit.xml')).toContain('<failure');
  });
});

describe.concurrent('2', () => {
  test('what the user has to mend: one message, nothing on stdout, nothing sent', async (context) => {
    const { command, requests } = await scene(context);
    const ended = await command(['test', '--seed', 'x']);
    expect(ended).toEqual({ code: 2, signal: null, stdout: '', stderr: 'assay: --seed: give a whole number\n' });
    expect(requests()).toBe(0);
  });
});

describe.concurrent('3', () => {
  test('nobody listens', async (context) => {
    const { command, path } = await scene(context, undefined, { tokenEndpoint: 'http://127.0.0.1:9/token' });
    const { code, stdout } = await command(['test', ...short]);
    expect(code).toBe(3);
    expect(stdout).toContain('could not judge');
    expect(existsSync(join(path, 'reports/junit.xml'))).toBe(true);
  });

  test('an endpoint that refuses everything passes nothing', async (context) => {
    const { assay, report } = await scene(context, { ...correct, clientEnabled: () => false });
    const { code } = await assay(['test', ...short, '--reporter', 'json=r.json']);
    const { outcome, summary } = await report('r.json');
    expect({ code, outcome, passed: summary.passed }).toEqual({ code: 3, outcome: 'error', passed: 0 });
  });
});

describe.concurrent('baseline', () => {
  const known = { requirement: 'exp-max-lifetime', reason: 'clocks', whose: 'choice', clause: 'redox#jwt-claims' };
  const entry = { id: 'lifetime-hour-over', variant: 'ES384', status: 'failed', ...known };
  const baseline = (...entries: readonly JsonObject[]): Json => ({ version: 1, profile: profileId, entries });
  const args = [
    'test',
    '--grep',
    'lifetime-hour-over',
    '--runs',
    '0',
    '--baseline',
    'known.json',
    '--reporter',
    'json=r.json',
  ];

  test('a known deviation is told and forgiven', async (context) => {
    const { assay, write, report } = await scene(context, lax);
    await write('known.json', baseline(entry));
    const { code, stderr } = await assay(args);
    expect({ code, stale: stderr.includes('stale') }).toEqual({ code: 0, stale: false });
    const found = (await report('r.json')).results.find((one) => one.id === entry.id);
    expect(found).toMatchObject({ status: 'failed', known: { reason: 'clocks', whose: 'choice' } });
  });

  test('an entry that matches nothing is 1, with the line to delete', async (context) => {
    const { assay, write } = await scene(context);
    await write('known.json', baseline(entry));
    const { code, stderr } = await assay(args);
    expect(code).toBe(1);
    expect(stderr).toContain(`delete it: ${JSON.stringify(entry)}`);
  });

  test('an entry that is past its last day is 1, with the line to delete', async (context) => {
    const { assay, write } = await scene(context, lax);
    const past = { ...entry, until: '2020-01-31' };
    await write('known.json', baseline(past));
    const { code, stderr } = await assay(args);
    expect(code).toBe(1);
    expect(stderr).toContain(`good until 2020-01-31); delete it: ${JSON.stringify(past)}`);
  });

  test('an entry about a case that --grep left out is not stale', async (context) => {
    const { assay, write } = await scene(context, lax);
    await write('known.json', baseline(entry, { ...entry, id: 'lifetime-150-over' }));
    const { code, stderr } = await assay(args);
    expect({ code, stale: stderr.includes('stale') }).toEqual({ code: 0, stale: false });
  });
});
