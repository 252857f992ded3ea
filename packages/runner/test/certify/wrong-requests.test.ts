import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { generateKey, secretKey } from '@assay/jws';
import type { JsonObject } from '@assay/validator';
import { describe, expect, test } from 'vitest';
import { certifyClient, type Report } from '../../src/index.ts';
import { clientWith, type Habits, type Setting, settingFor } from './client.ts';

type Wrong = readonly [title: string, habits: Partial<Habits>, told: readonly string[]];

async function judge({ key, options }: Setting, habits: Partial<Habits>): Promise<Report> {
  return certifyClient(clientWith({ key, ...habits }), { ...options, scenarios: ['first-request'] });
}

/** Everything that a report accuses a client of, as `status rule`. */
function accusations({ results }: Report): readonly string[] {
  return results
    .filter(({ status, group }) => group === 'request' && (status === 'failed' || status === 'warning'))
    .map(({ status, requirement }) => `${status} ${requirement}`)
    .sort();
}

const now = () => Math.floor(Date.now() / 1000);
const withClaims = (more: JsonObject): Partial<Habits> => ({ claims: (claims) => ({ ...claims, ...more }) });
const withHeader = (more: JsonObject): Partial<Habits> => ({ header: (header) => ({ ...header, ...more }) });
const withParams = (change: (params: URLSearchParams) => void): Partial<Habits> => ({
  params: (params) => {
    change(params);
    return params;
  },
});
const without = (name: string): Partial<Habits> => withParams((params) => params.delete(name));
const authorized = (authorization: (token: string) => string): Partial<Habits> => ({
  call: ({ resource }, token) => fetch(resource, { headers: { authorization: authorization(token) } }),
});

const redox = await settingFor('redox-source-auth-v2', 'ES384');
const mac = await settingFor('redox-source-auth-v2', 'HS384');
const reltio = await settingFor('reltio-client-secret-jwt', 'HS256');
const stranger = await generateKey('ES384', { kid: 'key-ES384' });
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const privateJwk = privateKey.export({ format: 'jwk' }) as JsonObject;
const secret = String(mac.options.secret);

const requests: readonly Wrong[] = [
  ['no kid', withHeader({ kid: '' }), ['failed kid-required']],
  ['a kid that is not registered', withHeader({ kid: 'k2' }), ['failed kid-known']],
  ['typ of the coming RFC', withHeader({ typ: 'client-authentication+jwt' }), ['failed typ-value']],
  ['alg that the key is not for', withHeader({ alg: 'RS384' }), ['failed alg-registered']],
  ['the key of somebody else', { key: stranger }, ['failed signature-valid']],
  [
    'aud the issuer',
    { claims: (claims, { issuer }) => ({ ...claims, aud: issuer }) },
    ['failed aud-is-token-endpoint'],
  ],
  ['aud another endpoint', withClaims({ aud: 'https://as.example/token' }), ['failed aud-accepted']],
  ['another sub', withClaims({ sub: 'somebody' }), ['failed sub-is-client-id']],
  ['exp a text', withClaims({ exp: String(now() + 60) }), ['failed exp-type']],
  ['exp ten minutes ahead', withClaims({ exp: now() + 600 }), ['failed exp-max-lifetime']],
  ['exp in the past', withClaims({ exp: now() - 5 }), ['failed exp-in-future']],
  ['no jti', { claims: ({ jti: _, ...claims }) => claims }, ['failed jti-required']],
  ['no scope', without('scope'), ['failed scope-required']],
  ['no grant_type', without('grant_type'), ['failed grant-type-required']],
  ['no client_assertion_type', without('client_assertion_type'), ['failed client-assertion-type-required']],
  [
    'scope twice',
    withParams((params) => params.append('scope', 'system/Patient.rs')),
    ['failed parameter-not-repeated'],
  ],
  ['client_id of another', withParams((params) => params.set('client_id', 'other')), ['failed client-id-matches']],
  ['a Basic field beside it', { headers: { authorization: 'Basic YTo=' } }, ['failed single-auth-method']],
  [
    'a password beside it',
    withParams((params) => params.set('client_secret', 'some-password')),
    ['failed single-auth-method'],
  ],
];

const clocks: readonly Wrong[] = [
  ['the full five minutes', withClaims({ exp: now() + 300 }), []],
  ['a clock 8 s ahead, with the full five minutes', withClaims({ iat: now() + 8, exp: now() + 308 }), []],
  ['a clock 40 s ahead', withClaims({ iat: now() + 40, exp: now() + 200 }), ['warning iat-not-in-future']],
  ['a clock 90 s ahead', withClaims({ iat: now() + 90, exp: now() + 200 }), ['failed iat-not-in-future']],
  ['nbf 8 s ahead', withClaims({ nbf: now() + 8 }), []],
  ['nbf 30 s ahead', withClaims({ nbf: now() + 30 }), ['warning nbf-not-in-future']],
  ['nbf 90 s ahead', withClaims({ nbf: now() + 90 }), ['failed nbf-not-in-future']],
];

const calls: readonly Wrong[] = [
  ['no scheme', authorized((token) => token), ['failed bearer-header-format']],
  ['another scheme', authorized((token) => `Token ${token}`), ['failed bearer-header-format']],
  ['a lower-case scheme', authorized((token) => `bearer ${token}`), ['warning bearer-header-format']],
  ['two spaces', authorized((token) => `Bearer  ${token}`), ['warning bearer-header-format']],
  ['quotes around the token', authorized((token) => `Bearer "${token}"`), ['failed bearer-header-format']],
  [
    'the token in the query',
    { call: ({ resource }, token) => fetch(`${resource}?access_token=${token}`) },
    ['failed bearer-header-format'],
  ],
  [
    'the token in the body',
    {
      call: ({ resource }, token) =>
        fetch(resource, { method: 'POST', body: new URLSearchParams({ access_token: token }) }),
    },
    ['warning bearer-header-format'],
  ],
  [
    'the assertion as token',
    { call: ({ resource }, _, assertion) => fetch(resource, { headers: { authorization: `Bearer ${assertion}` } }) },
    ['failed bearer-header-format'],
  ],
  ['undefined as token', authorized(() => 'Bearer undefined'), ['failed only-issued-tokens-used']],
  [
    'the assertion beside the token',
    {
      call: ({ resource }, token, assertion) =>
        fetch(resource, { headers: { authorization: `Bearer ${token}`, 'x-assertion': assertion } }),
    },
    ['failed assertion-not-sent-elsewhere'],
  ],
];

const leaks: readonly Wrong[] = [
  ['the private JWK in the header', withHeader({ jwk: privateJwk }), ['failed key-material-not-sent']],
  ['the private key in a claim', withClaims({ key: pem }), ['failed key-material-not-sent']],
  ['the private key in a parameter', withParams((params) => params.set('key', pem)), ['failed key-material-not-sent']],
];

const macLeaks: readonly Wrong[] = [
  ['the secret in a claim', withClaims({ password: secret }), ['failed key-material-not-sent']],
  [
    'the secret as kid, in base64',
    withHeader({ kid: Buffer.from(secret).toString('base64') }),
    ['failed key-material-not-sent'],
  ],
  ['the secret in a field', { headers: { 'x-api-key': secret } }, ['failed key-material-not-sent']],
  [
    'the secret at the resource',
    {
      call: ({ resource }, token) =>
        fetch(`${resource}?key=${encodeURIComponent(secret)}`, { headers: { authorization: `Bearer ${token}` } }),
    },
    ['failed key-material-not-sent'],
  ],
  [
    'client_secret beside it',
    withParams((params) => params.set('client_secret', secret)),
    ['failed secret-not-transmitted'],
  ],
  [
    'a password of Basic beside it',
    { headers: { authorization: `Basic ${btoa(`id:${secret}`)}` } },
    ['failed secret-not-transmitted'],
  ],
];

const macRequests: readonly Wrong[] = [
  ['HS512', withHeader({ alg: 'HS512' }), ['failed alg-allowed']],
  ['no typ', { header: ({ typ: _, ...header }) => header }, []],
  ['no jti', { claims: ({ jti: _, ...claims }) => claims }, []],
];

describe.each([
  ['a request with', redox, requests],
  ['a request with', redox, clocks],
  ['a call with', redox, calls],
  ['a request with', redox, leaks],
  ['a request with', mac, macLeaks],
  ['a request to Reltio with', reltio, macRequests],
])('%s', (_, setting, wrongs) => {
  test.each(wrongs)('%s', async (_title, habits, told) => {
    const report = await judge(setting, habits);
    // The assertion is made before the report is: what hides in it must not be seen in the report.
    const text = JSON.stringify(report);
    expect(text.includes(String(privateJwk['d'])), 'a private member is shown').toBe(false);
    expect(text.includes(secret), 'the secret is shown').toBe(false);
    expect(accusations(report)).toEqual(told);
  });
});

describe('a registered key set with', () => {
  const { publicJwk = {} } = redox.key;
  const sets: readonly (readonly [title: string, keys: readonly JsonObject[], told: readonly string[]])[] = [
    ['a private key', [{ ...publicJwk, d: 'AA' }], ['failed jwks-public-only']],
    [
      'two keys of one kid',
      [publicJwk, { ...publicJwk, kid: 'k2' }, { ...stranger.publicJwk, kid: 'k2' }],
      ['failed jwks-unique-kid'],
    ],
    ['a key for encryption', [{ ...publicJwk, use: 'enc' }], ['failed alg-fits-key']],
    ['a key of another algorithm', [{ ...publicJwk, alg: 'ES256' }], ['failed alg-fits-key']],
    ['another key beside it', [publicJwk, { ...stranger.publicJwk, kid: 'k2' }], []],
  ];

  test.each(sets)('%s', async (_, keys, told) => {
    const report = await judge({ key: redox.key, options: { ...redox.options, jwks: { keys } } }, {});
    expect(accusations(report)).toEqual(told);
  });
});

describe('an HMAC keyed with the secret', () => {
  const misread: readonly (readonly [title: string, read: (text: string) => string])[] = [
    ['decoded from base64', (text) => Buffer.from(text).toString('base64url')],
    ['encoded in base64', (text) => Buffer.from(text, 'base64').toString('utf8')],
    ['without the space around it', (text) => ` ${text}\n`],
  ];

  test.each(misread)('%s is told as such', async (title, read) => {
    // The client signs with `text`; what is registered turns into it when it is misread.
    const text = 'c2VjcmV0IG9mIDQ4IG9jdGV0cyBhbmQgbW9yZSBmb3IgSFMzODQgISEh';
    const key = secretKey(text, { alg: 'HS384' });
    const options = { ...mac.options, secret: read(text) };
    const report = await judge({ key, options }, {});
    const found = report.results.find(({ id }) => id === 'signature-valid');
    expect(found).toMatchObject({ status: 'failed' });
    expect(found?.message).toContain(`it fits the secret ${title}`);
  });
});

describe('jti over many requests', () => {
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const habit: readonly (readonly [title: string, jti: () => string, told: string])[] = [
    ['a counter', () => String(next()), 'warning'],
    ['milliseconds', () => String(Date.now() + next()), 'warning'],
    ['milliseconds in base 36', () => (Date.now() + next()).toString(36), 'warning'],
    ['a UUID', () => randomUUID(), 'passed'],
    ['an audit id with a counter', () => `order-${next()}`, 'passed'],
    [
      '64 random bits in decimal',
      () => BigInt(`0x${randomUUID().replaceAll('-', '').slice(0, 16)}`).toString(),
      'passed',
    ],
  ];

  test.each(habit)('%s', async (_, jti, told) => {
    count = 0;
    const client = clientWith({ key: redox.key, claims: (claims) => ({ ...claims, jti: jti() }) });
    const report = await certifyClient(client, {
      ...redox.options,
      scenarios: ['first-request', 'process-restarted', 'no-scope', 'unknown-members'],
    });
    expect(report.results.find(({ id }) => id === 'jti-not-counter')?.status).toBe(told);
  });
});
