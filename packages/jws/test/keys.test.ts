import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateKey, privateJwkOf, privateKey, secretKey, secretOf } from '../src/index.ts';
import { assertionOf, everyAlg, failure, keyFor, nodeVerifies } from './fixture.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const curves = { ES256: ec('P-256'), ES384: ec('P-384'), ES512: ec('P-521') };
const ed = generateKeyPairSync('ed25519');

function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' | 'spki'): string {
  return String(key.export({ type: type as 'pkcs8', format: 'pem' }));
}

const kinds: readonly (readonly [kind: string, alg: string, text: string])[] = [
  ['PKCS#8 RSA', 'RS384', pem(rsa.privateKey, 'pkcs8')],
  ['PKCS#8 RSA', 'PS256', pem(rsa.privateKey, 'pkcs8')],
  ['PKCS#1 RSA', 'RS256', pem(rsa.privateKey, 'pkcs1')],
  ...Object.entries(curves).flatMap(([alg, pair]) => [
    ['PKCS#8 EC', alg, pem(pair.privateKey, 'pkcs8')] as const,
    ['SEC1 EC', alg, pem(pair.privateKey, 'sec1')] as const,
  ]),
  ['PKCS#8 Ed25519', 'EdDSA', pem(ed.privateKey, 'pkcs8')],
  ['PKCS#8 Ed25519', 'Ed25519', pem(ed.privateKey, 'pkcs8')],
];

describe.each(kinds)('%s for %s', (_kind, alg, text) => {
  test('is read, signs, and shows the right public half', async () => {
    const key = await privateKey(text, { alg, kid: 'named' });
    const { privateKey: own } = alg.startsWith('Ed') ? ed : (curves[alg as 'ES256'] ?? rsa);
    const { kty, n, e, crv, x, y } = own.export({ format: 'jwk' });
    const half = JSON.parse(JSON.stringify({ kty, n, e, crv, x, y }));
    expect(key.publicJwk).toEqual({ ...half, kid: 'named', alg, use: 'sig' });
    expect(nodeVerifies(await assertionOf(key), key)).toBe(true);
  });

  test('every line of the body is confidential', async () => {
    const { confidential } = await privateKey(text, { alg });
    const lines = text.split('\n').filter((line) => line.length >= 8 && !line.startsWith('-----'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(confidential).toContain(line);
  });
});

test('PKCS#8 bound to RSASSA-PSS is read', async () => {
  const { privateKey: own } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const key = await privateKey(pem(own, 'pkcs8'), { alg: 'PS256' });
  expect(nodeVerifies(await assertionOf(key), key)).toBe(true);
});

test('SEC1 without the name of its curve is read by the length of the number', async () => {
  const der = curves.ES384.privateKey.export({ type: 'sec1', format: 'der' });
  const number = der.subarray(der.indexOf(Buffer.from([0x04, 48])), der.indexOf(Buffer.from([0x04, 48])) + 50);
  const body = Buffer.concat([Buffer.from([0x02, 1, 1]), number]);
  const bare = Buffer.concat([Buffer.from([0x30, body.length]), body]).toString('base64');
  const key = await privateKey(`-----BEGIN EC PRIVATE KEY-----\n${bare}\n-----END EC PRIVATE KEY-----`, {
    alg: 'ES384',
  });
  expect(key.publicJwk?.['x']).toBe(curves.ES384.publicKey.export({ format: 'jwk' }).x);
});

test('EC PARAMETERS before the key, white space around it and CRLF are no obstacle', async () => {
  const text = `\r\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem(curves.ES256.privateKey, 'sec1')}`;
  const key = await privateKey(text.replaceAll('\n', '\r\n'), { alg: 'ES256' });
  expect(nodeVerifies(await assertionOf(key), key)).toBe(true);
});

test.each(everyAlg.filter((alg) => !alg.startsWith('HS')))('a private JWK for %s comes back the same', async (alg) => {
  const made = await keyFor(alg);
  const jwk = privateJwkOf(made);
  const key = await privateKey(`\uFEFF ${JSON.stringify(jwk, null, 2)}\n`, { alg });
  expect(key.kid).toBe('k1');
  expect(privateJwkOf(key)).toEqual(jwk);
  expect(key.facts).toEqual(made.facts);
  expect(JSON.stringify(key.publicJwk)).not.toContain(jwk?.['d']);
  expect(key.confidential).toEqual(['d', 'p', 'q', 'dp', 'dq', 'qi'].flatMap((name) => jwk?.[name] ?? []));
});

test('a kid that is given wins over the one in the JWK; without either there is none', async () => {
  const jwk = { ...curves.ES256.privateKey.export({ format: 'jwk' }), kid: 'inside' };
  expect((await privateKey(JSON.stringify(jwk), { alg: 'ES256', kid: 'given' })).kid).toBe('given');
  expect((await privateKey(JSON.stringify(jwk), { alg: 'ES256' })).publicJwk?.['kid']).toBe('inside');
  const bare = await privateKey(pem(curves.ES256.privateKey, 'pkcs8'), { alg: 'ES256' });
  expect(Object.hasOwn(bare, 'kid')).toBe(false);
  expect(Object.hasOwn(bare.publicJwk ?? {}, 'kid')).toBe(false);
});

test('key_ops and ext of a JWK do not stand in the way', async () => {
  const jwk = { ...curves.ES256.privateKey.export({ format: 'jwk' }), key_ops: ['sign'], ext: false };
  const key = await privateKey(JSON.stringify(jwk), { alg: 'ES256' });
  expect(nodeVerifies(await assertionOf(key), key)).toBe(true);
});

test.each([
  ['EdDSA', 'Ed25519'],
  ['Ed25519', 'EdDSA'],
])('a JWK that says %s serves a client set up for %s', async (own, alg) => {
  const jwk = { ...ed.privateKey.export({ format: 'jwk' }), alg: own };
  const key = await privateKey(JSON.stringify(jwk), { alg });
  expect([key.alg, key.publicJwk?.['alg']]).toEqual([alg, alg]);
});

test('a secret is its UTF-8 octets', async () => {
  const key = secretKey('gehéim', { alg: 'HS256', kid: 's' });
  expect(key.facts).toEqual({ kty: 'oct', kid: 's', alg: 'HS256', octets: 7 });
  expect(key.confidential).toEqual(['gehéim']);
  expect(secretOf(key)).toBe('gehéim');
  expect(privateJwkOf(key)).toBeUndefined();
  expect(nodeVerifies(await assertionOf(key), key)).toBe(true);
});

test('generated keys are fresh, long enough and never shared', async () => {
  for (const [alg, octets] of [
    ['HS256', 32],
    ['HS384', 48],
    ['HS512', 64],
  ] as const) {
    const [one, two] = [await generateKey(alg), await generateKey(alg)];
    expect(one.facts.octets).toBeGreaterThanOrEqual(octets);
    expect(secretOf(one)).not.toBe(secretOf(two));
  }
  expect((await keyFor('RS384')).facts.bits).toBe(2048);
  expect((await generateKey('ES256')).publicJwk?.['x']).not.toBe((await generateKey('ES256')).publicJwk?.['x']);
});

const rsaJwk = rsa.privateKey.export({ format: 'jwk' });
const ecJwk = curves.ES256.privateKey.export({ format: 'jwk' });
const without = (jwk: object, ...names: string[]) =>
  JSON.stringify(Object.fromEntries(Object.entries(jwk).filter(([name]) => !names.includes(name))));
const block = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
const encrypted = rsa.privateKey.export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'hunter22',
});
const oldEncrypted = rsa.privateKey.export({
  type: 'pkcs1',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'hunter22',
});
const x25519 = generateKeyPairSync('x25519').privateKey;
const other = ec('P-256').privateKey.export({ format: 'jwk' });

const refusals: readonly (readonly [what: string, text: string, alg: string, message: string | RegExp])[] = [
  ['nothing', '  \n', 'RS384', 'the key is empty'],
  ['a text', 'correct horse battery staple', 'RS384', 'this is no key: neither a JWK in JSON nor PEM'],
  ['a JSON text that is no object', '["a"]', 'RS384', 'this is no key: neither a JWK in JSON nor PEM'],
  ['a JWK Set', JSON.stringify({ keys: [rsaJwk] }), 'RS384', 'this is a JWK Set; give one private JWK'],
  ['a JWK without kty', without(rsaJwk, 'kty'), 'RS384', /kty is none of RSA, EC and OKP/],
  ['a JWK of a secret', '{"kty":"oct","k":"c2VjcmV0LXNlY3JldA"}', 'RS384', /kty "oct" is a shared secret/],
  ['a public JWK', JSON.stringify(rsa.publicKey.export({ format: 'jwk' })), 'RS384', /only a public key/],
  ['a public PEM', pem(rsa.publicKey, 'spki'), 'RS384', /only a public key/],
  ['a public PKCS#1 PEM', pem(rsa.publicKey, 'pkcs1'), 'RS384', /only a public key/],
  ['RSA for ES384', pem(rsa.privateKey, 'pkcs8'), 'ES384', 'ES384 needs EC P-384; the key is RSA of 2048 bits'],
  ['EC for RS384', JSON.stringify(ecJwk), 'RS384', 'RS384 needs RSA; the key is EC P-256'],
  ['another curve', JSON.stringify(ecJwk), 'ES384', 'ES384 needs EC P-384; the key is EC P-256'],
  ['Ed25519 for ES256', pem(ed.privateKey, 'pkcs8'), 'ES256', 'ES256 needs EC P-256; the key is OKP Ed25519'],
  ['secp256k1', pem(ec('secp256k1').privateKey, 'sec1'), 'ES256', /none of RSA, EC on P-256, P-384 or P-521/],
  ['X25519', pem(x25519, 'pkcs8'), 'EdDSA', /none of RSA, EC on P-256, P-384 or P-521, and Ed25519/],
  ['half an RSA key', without(rsaJwk, 'qi', 'dp'), 'RS384', 'the RSA private key lacks dp, qi'],
  ['an EC key without y', without(ecJwk, 'y'), 'ES256', 'the EC private key lacks y'],
  ['three primes', JSON.stringify({ ...rsaJwk, oth: [] }), 'RS384', /more than two primes/],
  ['halves of two pairs', JSON.stringify({ ...ecJwk, d: other.d }), 'ES256', /do not belong together/],
  ['a broken number', JSON.stringify({ ...ecJwk, d: '%%%' }), 'ES256', /broken or do not belong together/],
  [
    'a JWK for another algorithm',
    JSON.stringify({ ...rsaJwk, alg: 'PS256' }),
    'RS384',
    /it is for PS256.*set up for RS384/,
  ],
  ['a JWK for encryption', JSON.stringify({ ...rsaJwk, use: 'enc' }), 'RS384', /"use" other than "sig"/],
  ['encrypted PKCS#8', String(encrypted), 'RS384', /encrypted; decrypt it first/],
  ['encrypted PKCS#1', String(oldEncrypted), 'RS384', /encrypted; decrypt it first/],
  ['no END line', pem(rsa.privateKey, 'pkcs8').split('-----END')[0] ?? '', 'RS384', /no complete block/],
  [
    'no base64',
    block('PRIVATE KEY', 'not*base64*at*all'),
    'RS384',
    'the body of the PEM block "PRIVATE KEY" is no base64',
  ],
  ['no structure', block('PRIVATE KEY', 'c2VjcmV0LXNlY3JldA=='), 'RS384', /structure inside the PEM block is broken/],
  [
    'a broken SEC1 key',
    block('EC PRIVATE KEY', 'c2VjcmV0LXNlY3JldA=='),
    'ES256',
    /structure inside the PEM block is broken/,
  ],
  [
    'a broken certificate',
    block('CERTIFICATE', 'c2VjcmV0LXNlY3JldA=='),
    'ES256',
    /structure inside the PEM block is broken/,
  ],
  [
    'half the structure',
    block(
      'RSA PRIVATE KEY',
      String(rsa.privateKey.export({ type: 'pkcs1', format: 'der' }).subarray(0, 400).toString('base64')),
    ),
    'RS384',
    /structure inside the PEM block is broken/,
  ],
  [
    'an OpenSSH key',
    block('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjE='),
    'EdDSA',
    /"OPENSSH PRIVATE KEY" is not read here; convert it/,
  ],
  ['an HMAC algorithm', JSON.stringify(ecJwk), 'HS384', 'HS384 is keyed with a shared secret, not with a key file'],
  ['an unknown algorithm', JSON.stringify(ecJwk), 'ES256K', /^"ES256K" is no algorithm for client assertions/],
];

describe('a key that cannot be used', () => {
  test.each(refusals)('%s', async (_what, text, alg, message) => {
    const said = await failure(() => privateKey(text, { alg }));
    expect(said).toMatch(/^ERR_KEY: /);
    if (typeof message === 'string') expect(said).toBe(`ERR_KEY: ${message}`);
    else expect(said.slice('ERR_KEY: '.length)).toMatch(message);
    const body = text.replaceAll(/-----.*?-----/g, '');
    for (const word of said.split(/[^\w+/-]+/))
      expect([word, word.length > 13 && body.includes(word)]).toEqual([word, false]);
    for (const jwk of [rsaJwk, ecJwk, other]) {
      for (const secret of [jwk.d, jwk.p, jwk.q, jwk.dp, jwk.dq, jwk.qi]) {
        if (secret !== undefined) expect(said).not.toContain(secret);
      }
    }
  });

  test('the error carries no cause that quotes the key', async () => {
    const text = JSON.stringify({ ...ecJwk, d: other.d });
    const error = await privateKey(text, { alg: 'ES256' }).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).cause).toBeUndefined();
  });

  test('an empty secret, or a secret for RS384', async () => {
    expect(await failure(() => secretKey('', { alg: 'HS256' }))).toBe('ERR_KEY: the shared secret is empty');
    const said = await failure(() => secretKey('hunter22', { alg: 'RS384' }));
    expect(said).toBe('ERR_KEY: RS384 needs a private key, not a shared secret');
  });

  test('an unknown algorithm to generate for', async () => {
    expect(await failure(() => generateKey('none'))).toMatch(/^ERR_KEY: "none" is no algorithm/);
  });
});
