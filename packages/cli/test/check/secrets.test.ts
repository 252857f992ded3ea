import { secretKey, sign } from '@assay/jws';
import { spellings } from '@assay/runner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertionOf,
  check,
  claims,
  clientId,
  folder,
  formOf,
  key,
  now,
  remove,
  requestOf,
  secret,
  tokenEndpoint,
} from './harness.ts';

const posted = 'posted-secret/of+the client';
const password = 'basic-password-3f';
const cookie = 'session=cookie-7c1f44';
const apiKey = 'planted-api-key-9f2c71';
const planted = { secret, posted, password, cookie, refresh: 'refresh-token-91ab', code: 'a-code-that-is-secret' };
const basic = `Basic ${Buffer.from(`${clientId}:${password}`).toString('base64')}`;

let cwd: string;
let assertion: string;
let hmac: string;
beforeAll(async () => {
  cwd = await folder({ 'private.json': JSON.stringify({ keys: [{ ...key.publicJwk, d: 'private-member-5d1' }] }) });
  // A claim that repeats the secret, in a spelling of its own, is hidden as well.
  assertion = await assertionOf({ note: secret, [`${posted}!`]: Buffer.from(posted).toString('hex') });
  const header = JSON.stringify({ alg: 'HS384', typ: 'JWT', kid: secret });
  hmac = await sign({
    header,
    payload: JSON.stringify({ ...claims, scope: encodeURIComponent(secret) }),
    key: secretKey(secret, { alg: 'HS384' }),
    alg: 'HS384',
  });
});
afterAll(() => remove(cwd));

/** Everything that `check` says about these inputs, in both formats, with and without keys. */
async function outputs(): Promise<ReadonlyMap<string, string>> {
  const more = {
    client_secret: posted,
    refresh_token: planted.refresh,
    code: planted.code,
    client_id: assertion,
    pin: apiKey,
  };
  const fields = [
    `Authorization: ${basic}`,
    `Cookie: ${cookie}`,
    `Proxy-Authorization: Bearer ${posted}`,
    `X-Api-Key: ${apiKey}`,
  ];
  const inputs: Readonly<Record<string, string>> = {
    request: requestOf(formOf(assertion, more), fields),
    'query request': requestOf('', fields).replace('/token', `/token?${formOf(assertion, more)}`),
    form: formOf(assertion, more),
    'broken form': `${formOf(assertion, more)}&scope=${secret}&x=%`,
    assertion,
    'assertion with padding': `${assertion}==`,
    'assertion cut short': assertion.slice(0, -9),
    'assertion with four parts': `${assertion}.${assertion.slice(-20)}`,
    'two parts': assertion.split('.').slice(0, 2).join('.'),
    'JSON serialization': JSON.stringify({ payload: hmac.split('.')[1], signature: hmac.split('.')[2] }),
    hmac,
  };
  const options: readonly (readonly string[])[] = [
    [],
    ['--jwks', 'private.json'],
    ['--secret-env', 'THE_SECRET'],
    [
      '--secret-env',
      'THE_SECRET',
      '--client-id',
      clientId,
      '--token-endpoint',
      tokenEndpoint,
      '--issuer',
      `https://x/${secret.length}`,
    ],
  ];
  const said = new Map<string, string>();
  for (const [name, stdin] of Object.entries(inputs)) {
    for (const [index, more] of options.entries()) {
      for (const format of ['pretty', 'json']) {
        const args = ['-', ...more, '--now', String(now), '--profile', 'redox-source-auth-v2', '--format', format];
        const env = { THE_SECRET: secret, NODE_DEBUG: 'assay' };
        const { stdout, stderr } = await check(args, { cwd, stdin, env });
        said.set(`${name} ${index} ${format}`, stdout + stderr);
      }
    }
  }
  return said;
}

test('no secret and no whole assertion stands in any output, in any spelling', async () => {
  const said = await outputs();
  expect(said.size).toBe(88);
  const signatures = [assertion, hmac].map((one) => one.split('.')[2] ?? '');
  const always = [
    posted,
    password,
    planted.refresh,
    planted.code,
    'cookie-7c1f44',
    apiKey,
    assertion.split('.').slice(0, 2).join('.'),
    'private-member-5d1',
    ...signatures,
  ];
  const found = [...said].flatMap(([name, text]) => {
    // Where the option is not given, nobody can know that a claim holds the secret.
    const wanted = / [23] /.test(name) ? [...always, secret] : always;
    const own = /request|form/.test(name) ? wanted : wanted.filter((one) => one !== posted);
    return own
      .flatMap(spellings)
      .filter((one) => text.includes(one))
      .map((one) => `${name}: ${one}`);
  });
  expect(found).toEqual([]);
  expect([...said.values()].filter((text) => text.includes(assertion) || text.includes(hmac))).toEqual([]);
  // The search would find them: what is not secret is there.
  expect(said.get('request 0 pretty')).toContain(claims['jti']);
  expect(said.get('request 0 json')).toContain('[redacted]');
});

test('messages about keys give no part of them away', async () => {
  const torn = `{"keys":[{"kty":"EC","d":"${posted}"`;
  const place = await folder({ 'torn.json': torn, 'late.pem': `-----BEGIN PRIVATE KEY-----\n${posted}\n` });
  for (const file of ['torn.json', 'late.pem']) {
    const { code, stdout, stderr } = await check(['x', '--jwks', file], { cwd: place });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^assay: --jwks: ${file}: `));
    expect(stderr).not.toContain(posted.slice(0, 8));
  }
  await remove(place);
});
