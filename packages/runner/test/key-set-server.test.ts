import { shippedCases, shippedProfile, type Variant } from '@assay/cases';
import { generateKey } from '@assay/jws';
import { policyFor, startEndpoint } from '@assay/testbed';
import { expect, test } from 'vitest';
import { collect, runTest } from '../src/index.ts';
import { open, serveKeySets } from '../src/key-set-server.ts';

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
  const free = await open('127.0.0.1:0', (_, response) => void response.end());
  const listen = free.origin.replace('http://', '');
  await free.close();
  const base = await variant();
  const at = (name: string) => `${free.origin}/${name}/jwks.json`;
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
