import { readFileSync } from 'node:fs';
import type { Facts } from '@assay/validator';
import { expect, test } from 'vitest';
import { check, reportOf } from './harness.ts';

interface Fixture {
  readonly id: string;
  readonly profile: string;
  readonly kind: 'claims' | 'header' | 'response' | 'assertion';
  readonly facts: Facts;
  readonly secret?: string;
  readonly printed: string;
  readonly yields?: string;
  readonly findings: readonly string[];
  readonly repaired: string;
}

const file = new URL('../../../../suites/fixtures/seeds.json', import.meta.url);
const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { readonly fixtures: readonly Fixture[] };
/** An answer is nothing that a client sends. */
const requests = fixtures.filter((one) => one.kind !== 'response');

/** The sample as an assertion: a part that is under test, with a part beside it that breaks nothing. */
function assertionOf({ kind, facts: { now, client, audiences } }: Fixture, text: string): string {
  if (kind === 'assertion') return text;
  const kid = client?.method === 'private_key_jwt' ? { kid: 'my-key-1' } : {};
  const header = JSON.stringify({ alg: client?.algs[0], typ: 'JWT', ...kid });
  const jti = '2f4b8a52-6f0e-4a55-9d0b-0f8f5b1d7a11';
  const claims = { iss: client?.id, sub: client?.id, aud: audiences?.tokenEndpoint, exp: now + 90, iat: now, jti };
  const octets = client?.method === 'client_secret_jwt' ? 32 : 256;
  const parts = kind === 'header' ? [text, JSON.stringify(claims)] : [header, text];
  return [...parts, Buffer.alloc(octets, 7)].map((one) => Buffer.from(one).toString('base64url')).join('.');
}

/** What `assay check` finds in a sample, told what its page tells. */
async function found(
  fixture: Fixture,
  text: string,
): Promise<{ readonly code: number; readonly broken: readonly string[] }> {
  const { facts, profile, secret } = fixture;
  const { client, audiences, now } = facts;
  const args = ['--profile', profile, '--now', String(now), '--format', 'json', '-'];
  const options = {
    '--client-id': client?.id,
    '--token-endpoint': audiences?.tokenEndpoint,
    '--secret-env': secret === undefined ? undefined : 'SAMPLE_SECRET',
  };
  const given = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
  const env = secret === undefined ? {} : { SAMPLE_SECRET: secret };
  const { code, stdout } = await check([...args, ...given], { stdin: assertionOf(fixture, text), env });
  return {
    code,
    broken: reportOf(stdout)
      .findings.map((one) => one.rule)
      .sort(),
  };
}

test.each(requests)('$id as printed has the findings it deserves', async (fixture) => {
  const { code, broken } = await found(fixture, fixture.yields ?? fixture.printed);
  expect(broken).toEqual([...fixture.findings].sort());
  expect(code).toBe(1);
});

test.each(requests)('$id repaired has none, and lacks nothing but the key', async (fixture) => {
  const { code, broken } = await found(fixture, fixture.repaired);
  expect({ code, broken }).toEqual({ code: fixture.secret === undefined ? 3 : 0, broken: [] });
});

test('both pages have samples here', () => {
  expect(new Set(requests.map((one) => one.profile)).size).toBe(2);
});
