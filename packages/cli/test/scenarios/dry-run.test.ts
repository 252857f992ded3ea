import { shippedCases } from '@assay/cases';
import { describe, expect, test } from 'vitest';
import { scene, secret, secretName } from './workshop.ts';

const clients = [
  { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' },
  { clientId: 'first-hs384', alg: 'HS384', secretEnv: secretName },
];

describe.concurrent('--dry-run', () => {
  test('lists cases, requests and waits of each variant; sends and writes nothing', async (context) => {
    const { assay, requests, read } = await scene(context, undefined, { clients });
    const { code, stdout, stderr } = await assay(['test', '--dry-run'], { env: { [secretName]: secret } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('audience [ES384]\n');
    expect(stdout).toMatch(/^ {2}aud-absent +1 request: no aud$/m);
    expect(stdout).toMatch(/^ {2}replay-after-50-others +52 requests: /m);
    expect(stdout).toMatch(/^ {2}replay-after-75-seconds +left out: waits long; give --slow$/m);
    expect(stdout).toMatch(/^ {2}property-damage +25 requests: /m);
    expect(stdout).toMatch(/^ES384: \d+ cases, \d+ left out; about \d+ requests, \d+ of them controls; no waits$/m);
    expect(stdout).toMatch(/^HS384: \d+ cases, /m);
    expect(stdout.trimEnd()).toMatch(/about \d+ requests in all; nothing was sent$/);
    const ids = new Set([...stdout.matchAll(/^ {2}(\S+)/gm)].map((one) => one[1]));
    const missing = shippedCases().filter((one) => one.when === undefined && !ids.has(one.id));
    expect(missing.map((one) => one.id)).toEqual([]);
    expect(requests()).toBe(0);
    await expect(read('reports/junit.xml')).rejects.toThrow('ENOENT');
  });

  test('sums the waits with --slow, and tells what bounds the run', async (context) => {
    const { assay } = await scene(context);
    const args = ['--dry-run', '--slow', '--grep', 'replay-after-', '--rate', '30/m', '--max-requests', '9'];
    const { code, stdout } = await assay(['test', ...args]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}replay-after-75-seconds +2 requests, waits 75 s: /m);
    expect(stdout).toMatch(/; waits of 108 s in all, side by side$/m);
    const [, requests = '', seconds = ''] =
      /about (\d+) requests in all; at 0\.5 a second they take (\d+) s/.exec(stdout) ?? [];
    expect(Number(seconds)).toBe(Number(requests) * 2);
    expect(stdout.trimEnd()).toMatch(/--max-requests 9 would end the run before that; what is left would be blocked$/);
  });

  test('comes near to what is sent', async (context) => {
    const { assay, requests } = await scene(context);
    const args = ['test', '--grep', 'aud', '--seed', '7'];
    const { stdout } = await assay([...args, '--dry-run']);
    const planned = Number(/about (\d+) requests in all/.exec(stdout)?.[1]);
    await assay(args);
    expect(requests()).toBeGreaterThanOrEqual(planned);
    expect(requests()).toBeLessThan(planned * 1.15);
  });

  test('of one replay', async (context) => {
    const { assay } = await scene(context);
    const { stdout } = await assay(['test', '--dry-run', '--replay', 'aud-absent[ES384]']);
    expect(stdout).toMatch(/^ES384: 1 case, 0 left out; about 3 requests, 2 of them controls; no waits$/m);
  });

  test('tells what waits for an endpoint to notice a changed key set, and what there is no set for', async (context) => {
    const client = { clientId: 'first-es384', alg: 'ES384', key: './first-es384.jwk.json' };
    const jwksUrl = 'http://127.0.0.1:9700/first-es384/jwks.json';
    const args = ['test', '--dry-run', '--grep', 'rotation-new-key'];
    const without = await scene(context, undefined, { clients: [{ ...client, jwksUrl }] });
    expect((await without.assay(args)).stdout).toMatch(
      /^ {2}rotation-new-key +left out: needs jwksServer in the conf/m,
    );
    const jwksServer = { listen: '127.0.0.1:9700' };
    const inline = await scene(context, undefined, { clients: [client], jwksServer });
    expect((await inline.assay(args)).stdout).toMatch(/left out: needs jwksUrl for the client first-es384 in the conf/);
    const served = await scene(context, undefined, { clients: [{ ...client, jwksUrl }], jwksServer });
    expect((await served.assay(args)).stdout).toMatch(
      /^ {2}rotation-new-key +4 requests, up to 31 s more if the endpoint is late to notice: a key that was published/m,
    );
  });
});
