import { shippedCases, shippedProfile, type Variant } from '@assay/cases';
import { generateKey } from '@assay/jws';
import { policyFor, startEndpoint } from '@assay/testbed';
import { describe, expect, onTestFinished, test } from 'vitest';
import { collect, runTest } from '../src/index.ts';
import { type KeySetServer, open, type ServedSet, serveKeySets } from '../src/key-set-server.ts';
import { freeAddress } from './free-address.ts';

async function variant(): Promise<Variant> {
  const [first, second, stranger] = await Promise.all(['a', 'b', 'c'].map((kid) => generateKey('ES256', { kid })));
  if (first === undefined || second === undefined || stranger === undefined) throw new Error('no keys');
  return {
    name: 'ES256',
    client: { clientId: 'one', key: first, role: 'tested', jwksUrl: 'http://127.0.0.1:9700/one/jwks.json' },
    second: { clientId: 'two', key: second, role: 'other', jwksUrl: 'http://127.0.0.1:9700/two/jwks.json' },
    stranger,
  };
}

test('each key set lies at the path of its jwksUrl, and holds public members only', async () => {
  const server = await serveKeySets({ listen: '127.0.0.1:0', variants: [await variant()] });
  const one = await (await fetch(`${server.origin}/one/jwks.json`)).json();
  const two = await (await fetch(`${server.origin}/two/jwks.json?x=1`)).json();
  const other = await fetch(`${server.origin}/three/jwks.json`);
  await server.close();
  expect(one).toMatchObject({ keys: [{ kid: 'a', kty: 'EC' }] });
  expect(two).toMatchObject({ keys: [{ kid: 'b' }] });
  expect(JSON.stringify([one, two])).not.toContain('"d"');
  expect(other.status).toBe(404);
});

test('an address that is taken is an error of the configuration', async () => {
  const first = await open('127.0.0.1:0', (_, response) => void response.end());
  const listen = first.origin.replace('http://', '');
  await expect(serveKeySets({ listen, variants: [] })).rejects.toThrow(
    `jwksServer: cannot listen on ${listen}: EADDRINUSE`,
  );
  await first.close();
});

test('an endpoint that fetches the registered key sets from us accepts the valid request', async () => {
  const listen = await freeAddress();
  const base = await variant();
  const at = (name: string) => `http://${listen}/${name}/jwks.json`;
  const own: Variant = {
    ...base,
    client: { ...base.client, jwksUrl: at('one') },
    ...(base.second && { second: { ...base.second, jwksUrl: at('two') } }),
  };
  const scopes = ['system/Patient.rs'];
  const registered = [own.client, ...(own.second ? [own.second] : [])].map(({ clientId, jwksUrl }) => ({
    id: clientId,
    method: 'private_key_jwt' as const,
    alg: 'ES256',
    scopes,
    ...(jwksUrl !== undefined && { jwksUrl }),
  }));
  const endpoint = await startEndpoint({ policy: policyFor('rfc7523'), clients: registered });
  const profile = shippedProfile('rfc7523');
  const run = runTest({
    profile,
    digest: 'sha256:0',
    version: '0.0.0',
    target: {
      tokenEndpoint: endpoint.tokenEndpoint,
      issuer: endpoint.issuer,
      scope: 'system/Patient.rs',
      headers: [],
      params: [],
    },
    variants: [own],
    cases: shippedCases().filter((one) => one.id === 'other-client-key'),
    properties: [],
    capabilities: new Set(['second-client', 'jwks-server']),
    seed: 1,
    runs: 0,
    concurrency: 1,
    jwksServer: listen,
    transport: { timeoutSeconds: 5 },
  });
  const { report } = await collect(run, { profile, reasons: {}, failOn: 'failed' });
  await endpoint.close();
  expect(report.results.find((one) => one.id === 'control')?.status).toBe('passed');
  expect(report.results.find((one) => one.id === 'other-client-key')?.status).toBe('passed');
  expect(report.exitCode).toBe(0);
});

describe('a set that is served otherwise', () => {
  async function served(): Promise<{ readonly server: KeySetServer; readonly set: ServedSet; readonly url: string }> {
    let now = 0;
    const server = await serveKeySets({ listen: '127.0.0.1:0', variants: [await variant()], now: () => (now += 1000) });
    const set = server.at('http://127.0.0.1:9700/one/jwks.json');
    if (set === undefined) throw new TypeError('the first client has a set');
    onTestFinished(server.close);
    return { server, set, url: `${server.origin}/one/jwks.json` };
  }

  test('holds other keys, then the registered ones again; each fetch is told with its time', async () => {
    const { set, url } = await served();
    set.serve([{ kty: 'EC', kid: 'other' }]);
    expect(await (await fetch(url)).json()).toEqual({ keys: [{ kty: 'EC', kid: 'other' }] });
    set.restore();
    const answer = await fetch(url);
    expect(answer.headers.get('cache-control')).toBe('max-age=30');
    expect(await answer.json()).toMatchObject({ keys: [{ kid: 'a' }] });
    expect(set.fetches).toEqual([
      { at: 1000, path: '/one/jwks.json' },
      { at: 2000, path: '/one/jwks.json' },
    ]);
  });

  test('broken: the JSON breaks off', async () => {
    const { set, url } = await served();
    set.serve(set.registered, 'broken');
    const text = await (await fetch(url)).text();
    expect(text).toMatch(/^\{"keys":\[\{/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  test('status:500: no set at all', async () => {
    const { set, url } = await served();
    set.serve(set.registered, 'status:500');
    expect((await fetch(url)).status).toBe(500);
  });

  test('redirect: to a set of strangers, on the same host', async () => {
    const { server, set, url } = await served();
    set.serve(set.registered, 'redirect');
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const there = new URL(answer.headers.get('location') ?? '', url);
    expect(there.origin).toBe(server.origin);
    expect(await (await fetch(there)).json()).toMatchObject({ keys: [{ kid: 'c' }] });
  });

  test('slow: not there after a while, and what is asked after it is', async () => {
    const { set, url } = await served();
    set.serve(set.registered, 'slow');
    await expect(fetch(url, { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout');
    set.restore();
    expect((await fetch(url)).status).toBe(200);
  });

  test('endless: more than a MiB, and no end', async () => {
    const { set, url } = await served();
    set.serve(set.registered, 'endless');
    const body = (await fetch(url)).body?.getReader();
    let octets = 0;
    for (let part = await body?.read(); octets < 4_000_000; part = await body?.read()) {
      expect(part?.done).toBe(false);
      octets += part?.value?.length ?? 0;
    }
    await body?.cancel();
  });
});
