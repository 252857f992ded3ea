import { type Behaviour, correct } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { describe, expect, type TestContext, test } from 'vitest';
import { configFor, type Folder, folder, open, profileId } from './workshop.ts';

const own: JsonObject = {
  $schema: 'https://assay.example/schema/profile.schema.json',
  id: 'our-house',
  title: 'Our house',
  edition: '2026-11',
  extends: profileId,
  methods: { private_key_jwt: ['ES384'] },
  rules: {
    'exp-max-lifetime': { level: 'SHOULD', params: { seconds: 120, from: 'now' }, spec: ['redox#jwt-claims'] },
    'jti-any-form': { drop: 'Only UUIDs are issued here.' },
  },
};

/** The reference endpoint keeps to 300 seconds, or to these. */
async function scene(context: Pick<TestContext, 'onTestFinished'>, seconds = 300): Promise<Folder> {
  const limit: Behaviour = { ...correct, lifetimeAccepted: (exp, _, { now }) => exp - now <= seconds };
  const endpoint = await open(limit);
  const config = configFor(endpoint, { profile: './profiles/own.json' });
  const place = await folder({ 'config.json': { ...config, profile: './own.json' }, 'own.json': own });
  context.onTestFinished(async () => {
    await endpoint.close();
    await place.remove();
  });
  return place;
}

const args = ['test', '--config', 'config.json', '--grep', 'lifetime-', '--runs', '0', '--reporter', 'json=r.json'];

describe.concurrent('a profile of one’s own, extending a shipped one', () => {
  test('replaces level and parameter of a rule: at 120 s an endpoint that allows 300 s is warned', async (context) => {
    const { assay, report } = await scene(context);
    const { code } = await assay(args);
    const { profile, results } = await report('r.json');
    expect(code).toBe(0);
    expect(profile).toMatchObject({ id: 'our-house', title: 'Our house' });
    const warned = results.filter((one) => one.status === 'warning');
    expect(warned.map((one) => one.id)).toContain('lifetime-150-over');
    expect([...new Set(warned.map((one) => one.requirement))]).toEqual(['exp-max-lifetime']);
  });

  test('an endpoint that keeps to it conforms', async (context) => {
    const { assay, report } = await scene(context, 120);
    const { code } = await assay(args);
    const { results } = await report('r.json');
    expect(code).toBe(0);
    expect(results.filter((one) => one.status === 'warning' || one.status === 'failed').map((one) => one.id)).toEqual(
      [],
    );
    expect(results.find((one) => one.id === 'lifetime-150-over')?.status).toBe('passed');
  });

  test('a path in the configuration starts at the configuration, one on the command line where the command runs', async (context) => {
    const { path } = await scene(context);
    const { assay } = await import('./command.ts');
    const elsewhere = await assay(
      ['test', '--config', `${path}/config.json`, ...args.slice(3, -2), '--reporter', 'pretty'],
      { cwd: '/' },
    );
    expect({ code: elsewhere.code, stdout: elsewhere.stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('our-house'),
    });
    const lost = await assay(['test', '--config', `${path}/config.json`, '--profile', './own.json'], { cwd: '/' });
    expect(lost.code).toBe(2);
    expect(lost.stderr).toContain('own.json: there is no such file');
  });

  test('is shown flat, with the origin of every line', async (context) => {
    const { assay } = await scene(context);
    const { code, stdout } = await assay(['profiles', 'show', './own.json']);
    expect(code).toBe(0);
    expect(stdout).toContain('our-house — Our house, edition 2026-11');
    expect(stdout).toMatch(
      /exp-max-lifetime: .*\n {4}client SHOULD, server SHOULD \{"seconds":120,"from":"now"\}.*\[our-house\]/,
    );
    expect(stdout).toContain('dropped jti-any-form: Only UUIDs are issued here.  [our-house]');
    expect(stdout).toMatch(/\[redox-source-auth-v2\]/);
    expect(stdout).toMatch(/\[rfc7523\]/);
  });
});
