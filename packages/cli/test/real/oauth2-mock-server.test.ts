import { expect, test } from 'vitest';
import { judgeServer } from './judge-server.ts';
import { startMockServer } from './oauth2-mock-server.ts';

/** What decides who is authenticated. */
const decisive = [
  'client-assertion-required',
  'client-assertion-type-value',
  'single-auth-method',
  'credential-not-repeated',
  'client-id-matches',
  'jws-compact-serialization',
  'jws-not-unsecured',
  'alg-fits-method',
  'alg-required',
  'crit-understood',
  'typ-value',
  'key-belongs-to-client',
  'signature-length',
  'signature-valid',
  'client-known',
  'iss-required',
  'iss-is-client-id',
  'sub-required',
  'sub-is-client-id',
  'aud-required',
  'aud-accepted',
  'exp-required',
  'exp-type',
  'exp-in-future',
  'exp-max-lifetime',
  'nbf-not-in-future',
  'jti-required',
  'jti-single-use',
  'jti-consumed-after-authentication',
  'jti-consumed-atomically',
  'jti-remembered-until-exp',
];

/** The same, of a client with a key pair. */
const decisiveOfKeys = [...decisive, 'kid-known', 'jku-matches-registered', 'embedded-key-not-trusted'];

/** The only refusals: it reads the grant type, and that is missing or unknown here. */
const refused = [
  'body-empty',
  'body-ten-thousand-parameters',
  'grant-type-longer',
  'grant-type-trailing-space',
  'grant-type-unknown',
  'grant-type-upper-case',
];

test('oauth2-mock-server, which gives a token to nearly anybody, fails loudly', async () => {
  const { report } = await judgeServer(await startMockServer(), 'redox-source-auth-v2');
  const { results } = report;
  expect(report.exitCode).toBe(1);
  expect(report.outcome).toBe('failed');
  expect(report.summary.error + report.summary.blocked).toBe(0);

  const toRefuse = results.filter(({ expected }) => expected === 'reject');
  const notFailed = toRefuse.filter(({ status }) => status !== 'failed').map(({ id, variant }) => `${id} ${variant}`);
  expect(notFailed.sort()).toEqual(refused.flatMap((id) => [`${id} ES384`, `${id} HS384`]));
  // Lawful requests are accepted, so that nothing of this is a fault of the set-up.
  expect(new Set(results.filter(({ expected }) => expected === 'accept').map(({ status }) => status))).toEqual(
    new Set(['passed']),
  );

  const expected = { HS384: decisive, ES384: decisiveOfKeys };
  for (const [variant, rules] of Object.entries(expected)) {
    const failed = new Set(
      results.filter((one) => one.variant === variant && one.status === 'failed').map(({ requirement }) => requirement),
    );
    expect(rules.filter((rule) => !failed.has(rule)).map((rule) => `${rule} ${variant}`)).toEqual([]);
  }
});
