import { readFileSync } from 'node:fs';
import type { ClientFunction } from '@assay/runner';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import { byLength } from './by-length.ts';
import { certified, expectBroken, pemOf, registration } from './certified.ts';
import { oauth4webapi } from './oauth4webapi.ts';
import { openidClient } from './openid-client.ts';
import { redoxSampleAsPrinted, redoxSampleRepaired } from './redox-sample.ts';

const libraries = [
  { name: 'openid-client 6', plain: openidClient, symbol: openid.modifyAssertion },
  { name: 'oauth4webapi 3', plain: oauth4webapi, symbol: oauth.modifyAssertion },
];

describe.for(libraries)('$name', ({ plain, symbol }) => {
  test.for([
    ['redox-source-auth-v2', 'RS384'],
    ['smart-backend-services', 'ES384'],
  ] as const)('plain, under %s: its aud is the issuer, and typ is absent', async ([profile, alg]) => {
    const report = await certified(plain(registration(alg)), { profile, alg });
    expectBroken(report, ['aud-is-token-endpoint', 'typ-required']);
  });

  test.for(['PS256', 'ES256'])('plain, under FAPI 2 with %s: nothing is broken', async (alg) => {
    expectBroken(await certified(plain(registration(alg)), { profile: 'fapi-2-security-profile', alg }), []);
  });

  test('with an Ed25519 key it names another algorithm than the registered EdDSA, unless its hook puts that right', async () => {
    const options = { profile: 'fapi-2-security-profile', alg: 'EdDSA' };
    expectBroken(await certified(plain(registration('EdDSA')), options), ['alg-registered']);
    const remapEd25519 = {
      [symbol]: (header: Record<string, unknown>) => {
        if (header['alg'] === 'Ed25519') header['alg'] = 'EdDSA';
      },
    };
    expectBroken(await certified(plain(registration('EdDSA'), remapEd25519), options), []);
  });

  test('with its hook for assertions it conforms to Redox', async () => {
    const hook = (tokenEndpoint: string) => ({
      [symbol]: (header: Record<string, unknown>, payload: Record<string, unknown>) => {
        header['typ'] = 'JWT';
        payload['aud'] = tokenEndpoint;
      },
    });
    const client: ClientFunction = (task) => plain(registration('RS384'), hook(task.tokenEndpoint))(task);
    expectBroken(await certified(client, { profile: 'redox-source-auth-v2', alg: 'RS384' }), []);
  });
});

describe('the code sample of the Redox page', () => {
  test('is the printed one', () => {
    const fixtures = JSON.parse(
      readFileSync(new URL('../../../../../suites/fixtures/seeds.json', import.meta.url), 'utf8'),
    ) as { readonly fixtures: readonly { readonly id: string; readonly printed: string }[] };
    const text = fixtures.fixtures.find(({ id }) => id === 'redox-sample-header')?.printed ?? '';
    expect(text).toContain('expiresIn:  "5m"');
    expect(text).toContain('algorithm:  "RS384"');
    expect(text).toContain('audience:  “”');
    expect(text).not.toContain('keyid');
  });

  test('as printed breaks the rules of kid and aud, and no other', async () => {
    const report = await certified(redoxSampleAsPrinted(pemOf('RS384')), {
      profile: 'redox-source-auth-v2',
      alg: 'RS384',
    });
    expectBroken(report, ['aud-required', 'kid-required']);
  });

  test('repaired it conforms', async () => {
    const client = redoxSampleRepaired(pemOf('RS384'), 'key-1');
    expectBroken(await certified(client, { profile: 'redox-source-auth-v2', alg: 'RS384' }), []);
  });
});

describe('a client that takes the algorithm from the length of its secret', () => {
  const profile = 'reltio-client-secret-jwt';
  test.for([
    [48, ['alg-allowed']],
    [64, ['alg-allowed']],
    [44, []],
  ] as const)('with %i octets under Reltio', async ([octets, failed]) => {
    const secret = 'k'.repeat(octets);
    expectBroken(await certified(byLength(secret), { profile, alg: 'HS256', secret }), failed);
  });
});
