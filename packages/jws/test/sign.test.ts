import { createHmac, randomBytes } from 'node:crypto';
import { compactVerify, jwtVerify } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import {
  algorithms,
  canSign,
  generateKey,
  hmacBeside,
  keySetOf,
  outsideKey,
  privateJwkOf,
  privateKey,
  secretKey,
  secretOf,
  sign,
  signatureFact,
} from '../src/index.ts';
import { assertionOf, claims, everyAlg, failure, joseKey, keyFor, nodeVerifies } from './fixture.ts';

test('the list of algorithms is the one of JWS for client assertions', () => {
  expect(new Set(algorithms)).toEqual(new Set(everyAlg));
  expect(algorithms).toHaveLength(14);
});

describe.each(everyAlg)('%s', (alg) => {
  test('node:crypto and jose verify what was signed', async () => {
    const key = await keyFor(alg);
    const compact = await assertionOf(key);
    expect(nodeVerifies(compact, key)).toBe(true);
    const { payload, protectedHeader } = await jwtVerify(compact, joseKey(key), { algorithms: [alg] });
    expect(payload).toEqual(claims);
    expect(protectedHeader).toEqual({ alg, typ: 'JWT', kid: 'k1' });
  });

  test('a payload that is no JSON is signed as it stands', async () => {
    const key = await keyFor(alg);
    const compact = await sign({ header: JSON.stringify({ alg }), payload: 'no JSON, ünd nöt ÄSCII', key, alg });
    const { payload } = await compactVerify(compact, joseKey(key));
    expect(new TextDecoder().decode(payload)).toBe('no JSON, ünd nöt ÄSCII');
  });

  test('a key of its own can do it, and facts name the registered algorithm', async () => {
    const key = await keyFor(alg);
    expect(canSign(key, alg)).toBe(true);
    expect(key.facts).toMatchObject({ kid: 'k1', alg });
    expect(key.method).toBe(alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt');
  });
});

test('a header that jose refuses is signed as it stands', async () => {
  const key = await keyFor('ES384');
  const header = '{"alg":"ES384","alg":"ES384","crit":["nope"],"b64":false';
  const compact = await sign({ header, payload: '{}', key, alg: 'ES384' });
  expect(Buffer.from(compact.split('.')[0] ?? '', 'base64url').toString()).toBe(header);
  expect(nodeVerifies(compact, key)).toBe(true);
});

test('an RSA key signs the whole family, whatever it is registered for', async () => {
  const key = await keyFor('RS384');
  for (const alg of everyAlg) expect([alg, canSign(key, alg)]).toEqual([alg, /^[RP]S/.test(alg)]);
  const compact = await sign({ header: '{"alg":"PS512"}', payload: '{}', key, alg: 'PS512' });
  expect(nodeVerifies(compact, key, 'PS512')).toBe(true);
});

test('a curve signs with one algorithm only', async () => {
  const key = await keyFor('ES512');
  expect(key.facts.crv).toBe('P-521');
  expect(everyAlg.filter((alg) => canSign(key, alg))).toEqual(['ES512']);
});

test('Ed25519 goes by two names', async () => {
  const key = await keyFor('EdDSA');
  expect(everyAlg.filter((alg) => canSign(key, alg))).toEqual(['EdDSA', 'Ed25519']);
});

test('a secret signs every HMAC and nothing else', async () => {
  const key = secretKey('s'.repeat(32), { alg: 'HS256' });
  expect(everyAlg.filter((alg) => canSign(key, alg))).toEqual(['HS256', 'HS384', 'HS512']);
});

test('an RSA key too short for the hash cannot sign', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const pem = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const key = await privateKey(String(pem), { alg: 'RS256' });
  expect(key.facts.bits).toBe(1024);
  expect(canSign(key, 'PS384')).toBe(true);
  expect(canSign(key, 'PS512')).toBe(false);
  expect(await failure(() => privateKey(String(pem), { alg: 'PS512' }))).toBe(
    'ERR_KEY: PS512 needs RSA of at least 1034 bits; the key is RSA of 1024 bits',
  );
});

test('a key of another type is refused', async () => {
  const key = await keyFor('ES256');
  const attempt = (alg: string) => failure(() => sign({ header: '{}', payload: '{}', key, alg }));
  expect(await attempt('RS256')).toBe('ERR_KEY: RS256 needs RSA; this key is for ES256');
  expect(await attempt('ES384')).toBe('ERR_KEY: ES384 needs EC P-384; this key is for ES256');
  expect(await attempt('HS256')).toBe('ERR_KEY: HS256 needs a shared secret; this key is for ES256');
  expect(await attempt('none')).toMatch(/^ERR_KEY: "none" is no algorithm/);
  expect(await attempt('constructor')).toMatch(/^ERR_KEY: "constructor" is no algorithm/);
});

test('a key is imported once per algorithm', async () => {
  const key = await privateKey(JSON.stringify(privateJwkOf(await generateKey('RS256'))), { alg: 'RS256' });
  const spy = vi.spyOn(globalThis.crypto.subtle, 'importKey');
  await Promise.all([1, 2, 3].map(() => assertionOf(key)));
  expect(spy).toHaveBeenCalledTimes(0);
  await sign({ header: '{}', payload: '{}', key, alg: 'PS256' });
  await sign({ header: '{}', payload: '{}', key, alg: 'PS256' });
  expect(spy).toHaveBeenCalledTimes(1);
  spy.mockRestore();
});

test.each(everyAlg.filter((alg) => alg.startsWith('HS')))('%s is the same where there is no Node.js', async (alg) => {
  const key = await keyFor(alg);
  const made = await assertionOf(key);
  const real = process.getBuiltinModule.bind(process);
  const lacking = vi
    .spyOn(process, 'getBuiltinModule')
    .mockImplementation(((name: string) => (name.startsWith('node:') ? undefined : real(name))) as typeof real);
  const subtle = vi.spyOn(crypto.subtle, 'sign');
  vi.resetModules();
  const elsewhere = await import('../src/index.ts');
  const [head = '', payload = ''] = made.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  expect(await elsewhere.sign({ header: head, payload, key, alg })).toBe(made);
  // Whatever another test left running may sign as well.
  const signed = subtle.mock.calls.map(([, , input]) => Buffer.from(input as Uint8Array).toString());
  expect(signed.filter((input) => made.startsWith(`${input}.`))).toHaveLength(1);
  subtle.mockRestore();
  lacking.mockRestore();
});

describe('a key that signs elsewhere', () => {
  const secret = randomBytes(48);
  const outside = outsideKey({
    alg: 'ES384',
    publicJwk: { kty: 'oct', k: secret.toString('base64url'), kid: 'k1' },
    sign: (octets, alg) =>
      new Uint8Array(
        createHmac(`sha${alg.slice(2)}`, secret)
          .update(octets)
          .digest(),
      ),
  });

  test('is of the client, whatever it is', () => {
    expect([outside.alg, outside.method, outside.kid]).toEqual(['ES384', 'private_key_jwt', 'k1']);
    expect(outside.facts).toMatchObject({ kty: 'oct', kid: 'k1', octets: 48 });
    expect([secretOf(outside), privateJwkOf(outside)]).toEqual([undefined, undefined]);
    expect(['ES384', 'HS384', 'none'].map((alg) => canSign(outside, alg))).toEqual([true, true, false]);
  });

  test('makes an assertion that its registered form verifies, under the algorithm that is told', async () => {
    const header = JSON.stringify({ alg: 'HS384', kid: 'k1' });
    const compact = await sign({ header, payload: JSON.stringify(claims), key: outside, alg: 'HS384' });
    expect((await jwtVerify(compact, secret)).payload).toEqual(claims);
    expect(await signatureFact(compact, keySetOf(outside))).toEqual({ outcome: 'valid' });
  });

  test('of an algorithm that nobody knows is refused', () => {
    const sign = () => new Uint8Array();
    expect(() => outsideKey({ alg: 'XS1', publicJwk: {}, sign })).toThrow(expect.objectContaining({ code: 'ERR_KEY' }));
  });
});

test.each([
  ['RS256', 'HS256'],
  ['PS384', 'HS384'],
  ['ES512', 'HS512'],
  ['HS384', 'HS384'],
  ['Ed25519', 'HS512'],
])('the HMAC beside %s is %s', (alg, hmac) => {
  expect(hmacBeside(alg)).toBe(hmac);
});
