import { secretOf } from '@assay/jws';
import type { Json } from '@assay/validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bench, shippedProfile, Unresolvable } from '../src/index.ts';
import { jsonText, plainText } from '../src/value.ts';
import { benchOf } from './bench.ts';

let bench: Bench;
let bare: Bench;

beforeAll(async () => {
  bench = await benchOf(shippedProfile('redox-source-auth-v2'), 'RS384');
  const hmac = await benchOf(shippedProfile('reltio-client-secret-jwt'), 'HS256');
  const { tokenEndpoint, headers, params } = hmac.target;
  const { name, client, stranger } = hmac.variant;
  bare = { ...hmac, target: { tokenEndpoint, headers, params }, variant: { name, client, stranger } };
});

const now = 1_795_000_000;

const rows: readonly (readonly [Json, string])[] = [
  ['text', '"text"'],
  [{ a: [1, null, { b: 'c' }] }, '{"a":[1,null,{"b":"c"}]}'],
  [{ $now: 90 }, `${now + 90}`],
  [{ $now: -90 }, `${now - 90}`],
  [{ $now: { beyond: 'exp-max-lifetime.seconds', by: 61 } }, `${now + 361}`],
  [{ $now: { within: 'exp-max-lifetime.seconds', by: 10 } }, `${now + 290}`],
  [{ $now: 90, as: 'string' }, `"${now + 90}"`],
  [{ $now: 90, as: 'fraction' }, `${now + 90}.5`],
  [{ $now: 90, as: 'milliseconds' }, `${now + 90}000`],
  [{ $url: 'tokenEndpoint' }, '"http://127.0.0.1:9400/oauth/token"'],
  [{ $url: 'tokenEndpoint', suffix: '/x' }, '"http://127.0.0.1:9400/oauth/token/x"'],
  [{ $url: 'audience' }, '"http://127.0.0.1:9400/oauth/token"'],
  [{ $url: 'issuer' }, '"http://127.0.0.1:9400"'],
  [{ $url: 'jwks' }, '"https://client.example/one.json"'],
  [{ $url: 'foreignJwks' }, '"http://127.0.0.1:9401/jwks.json"'],
  [{ $client: 'id' }, '"client-one"'],
  [{ $client: 'other' }, '"client-two"'],
  [{ $client: 'id', prefix: 'x' }, '"xclient-one"'],
  [{ $client: 'id', suffix: ' ' }, '"client-one "'],
  [{ $client: 'id', dropLast: 4 }, '"client"'],
  [{ $client: 'id', case: 'upper' }, '"CLIENT-ONE"'],
  [{ $kid: 'id' }, '"one-key"'],
  [{ $kid: 'other' }, '"two-key"'],
  [{ $typ: 'valid', case: 'swap' }, '"jwt"'],
  [{ $alg: 'registered' }, '"RS384"'],
  [{ $alg: 'registered', case: 'swap' }, '"rs384"'],
  [{ $alg: 'hmac' }, '"HS384"'],
  [{ $repeat: ['ab', 3] }, '"ababab"'],
  [{ $scope: 'granted' }, '"system/Patient.rs"'],
  [{ $scope: 'unknown' }, '"assay-unknown/scope.x"'],
  [{ $scope: 'granted-and-unknown' }, '"system/Patient.rs assay-unknown/scope.x"'],
  [{ $raw: '01' }, '01'],
  [{ $raw: { $repeat: ['[', 3] } }, '[[['],
  [{ a: { $raw: '1e999' }, b: [{ $now: 0 }] }, `{"a":1e999,"b":[${now}]}`],
];

describe('JSON text', () => {
  test.each(rows)('of %j', (value, text) => {
    expect(jsonText(value, bench)).toBe(text);
  });

  test('the secret of the client is there where it signs with one', async () => {
    expect(plainText({ $secret: 'own' }, bare)).toBe(secretOf(bare.variant.client.key));
    expect(() => plainText({ $secret: 'own' }, bench)).toThrow('client client-one has no secret');
    const at = (tokenEndpoint: string) => ({ ...bare, target: { ...bare.target, tokenEndpoint } });
    expect(() => plainText({ $secret: 'own' }, at('http://auth.example/token'))).toThrow('over TLS');
    expect(plainText({ $secret: 'own' }, at('https://auth.example/token'))).toBe(secretOf(bare.variant.client.key));
  });

  test('of a stranger is another one every time', () => {
    const one = jsonText({ $client: 'unknown' }, bench);
    expect(one).toMatch(/^"assay-unknown-[0-9a-f-]{36}"$/);
    expect(jsonText({ $client: 'unknown' }, bench)).not.toBe(one);
  });

  test.each([
    ['uuid', /^"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/],
    ['text', /^"audit \d+ [0-9a-f]{8}"$/],
  ])('of a unique %s is another one every time', (kind, shape) => {
    const one = jsonText({ $unique: kind }, bench);
    expect(one).toMatch(shape);
    expect(jsonText({ $unique: kind }, bench)).not.toBe(one);
  });
});

describe('plain text', () => {
  test.each([
    ['text', 'text'],
    [7, '7'],
    [{ a: 1 }, '{"a":1}'],
    [{ $client: 'id' }, 'client-one'],
    [{ $raw: 'text' }, 'text'],
    [{ $basic: { user: { $client: 'id' }, password: 'a:b ü' } }, `Basic ${btoa('client-one:a%3Ab%20%C3%BC')}`],
    [{ $basic: {} }, `Basic ${btoa(':')}`],
  ] as const)('of %j', (value, text) => {
    expect(plainText(value, bench)).toBe(text);
  });
});

const unresolvable: readonly (readonly [string, Json, string])[] = [
  [
    'a parameter the profile does not set',
    { $now: { beyond: 'exp-max-lifetime.years', by: 1 } },
    'sets no exp-max-lifetime.years',
  ],
  [
    'a rule the profile does not hold',
    { $now: { within: 'no-such-rule.seconds', by: 1 } },
    'sets no no-such-rule.seconds',
  ],
  ['neither number nor reference', { $now: 'soon' }, '$now takes a number or a reference'],
  ['no issuer', { $url: 'issuer' }, 'names no issuer'],
  ['no jwksUrl', { $url: 'jwks' }, 'client-one has no jwksUrl'],
  ['no key set of ours', { $url: 'foreignJwks' }, 'not on loopback'],
  ['no second client', { $client: 'other' }, 'no second HS256 client is configured'],
  ['no kid', { $kid: 'id' }, 'client client-one has no kid'],
  ['no scope', { $scope: 'granted' }, 'names no scope'],
  ['a change that changes nothing', { $client: 'id', prefix: '' }, '"client-one" stays the same by prefix'],
  ['a URL that stays the same', { $url: 'tokenEndpoint', suffix: '' }, 'stays the same by suffix'],
  ['no user and password', { $basic: 'x' }, '$basic takes user and password'],
  ['a form nobody knows', { $yesterday: 1 }, 'the value form $yesterday is unknown'],
];

describe('no meaning', () => {
  test.each(unresolvable)('%s', (_, value, reason) => {
    expect(() => jsonText(value, bare)).toThrow(Unresolvable);
    expect(() => jsonText(value, bare)).toThrow(reason);
  });

  test('a second client without a kid, or with the same one', () => {
    const { second, client } = bench.variant;
    const { kid: _, ...without } = second?.key ?? client.key;
    const with2 = (key: typeof client.key): Bench => ({
      ...bench,
      variant: { ...bench.variant, second: { ...client, key } },
    });
    expect(() => jsonText({ $kid: 'other' }, with2(without))).toThrow('no second RS384 client with a kid');
    expect(() => jsonText({ $kid: 'other' }, with2(client.key))).toThrow('both clients use the same kid');
  });
});

test('what the valid request names differs from profile to profile', async () => {
  const [fapi, bis, entra] = await Promise.all([
    benchOf(shippedProfile('fapi-2-security-profile'), 'ES256'),
    benchOf(shippedProfile('rfc7523bis'), 'ES256'),
    benchOf(shippedProfile('entra-certificate-credentials'), 'RS256'),
  ]);
  expect(jsonText({ $url: 'audience' }, fapi)).toBe('"http://127.0.0.1:9400"');
  expect(jsonText({ $typ: 'valid' }, bis)).toBe('"client-authentication+jwt"');
  const { client, second } = entra.variant;
  expect(jsonText({ $thumbprint: 'id' }, entra)).toBe(JSON.stringify(client.key.certificate));
  expect(jsonText({ $thumbprint: 'other' }, entra)).toBe(JSON.stringify(second?.key.certificate));
  expect(() => jsonText({ $thumbprint: 'id' }, fapi)).toThrow('knows no x5t#S256');
});
