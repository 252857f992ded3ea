import { shippedProfile } from '@assay/cases';
import { type Result, type RunEvent, runTest } from '@assay/runner';
import { expect, test } from 'vitest';
import { startEmbedded } from '../src/embedded.ts';

/** What a run says about TLS. */
async function aboutTls(events: AsyncIterable<RunEvent>): Promise<Result | undefined> {
  for await (const event of events)
    if (event.type === 'result' && event.result.id === 'tls-required') return event.result;
  return undefined;
}

async function tlsResult(tokenEndpoint: string): Promise<Result | undefined> {
  const profile = shippedProfile('redox-source-auth-v2');
  const { endpoint, target, variants, capabilities } = await startEmbedded(profile, { algs: ['HS384'] });
  try {
    return await aboutTls(
      runTest({
        profile,
        digest: 'sha256:0',
        version: '0.0.0',
        target: { ...target, tokenEndpoint },
        variants,
        capabilities,
        cases: [],
        properties: [],
        seed: 1,
        runs: 0,
        concurrency: 1,
        transport: { timeoutSeconds: 1 },
        // Nobody answers at most of these addresses, and nobody is waited for.
        environment: { now: () => Date.now(), sleep: async () => {} },
      }),
    );
  } finally {
    await endpoint.close();
  }
}

const told = { id: 'tls-required', requirement: 'tls-required' };

test.each([
  'http://as.example/token',
  'http://127.0.0.1.example/token',
  'http://10.0.0.1/token',
  'http://localhost.example/token',
])('%s is a finding', async (url) => {
  expect(await tlsResult(url)).toMatchObject({
    ...told,
    status: 'failed',
    level: 'MUST',
    message: expect.stringMatching(/./),
    help: expect.stringMatching(/./),
  });
});

test.each(['http://127.0.0.1:9/token', 'http://localhost:9/token', 'http://[::1]:9/token', 'http://127.8.9.1:9/token'])(
  '%s is not: it never leaves this machine',
  async (url) => {
    expect(await tlsResult(url)).toMatchObject({
      ...told,
      status: 'skipped',
      message: expect.stringContaining('loopback'),
    });
  },
);

test('https that nobody was reached by is neither', async () => {
  expect(await tlsResult('https://as.example/token')).toMatchObject({ ...told, status: 'blocked' });
});
