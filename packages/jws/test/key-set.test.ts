import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  jwkFacts,
  keySet,
  keySetOf,
  privateJwkOf,
  secretKey,
  secretSet,
  selfSigned,
  signatureFact,
} from '../src/index.ts';
import { assertionOf, failure, keyFor } from './fixture.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaJwk = rsa.publicKey.export({ format: 'jwk' });

describe('facts of a JWK', () => {
  test('an RSA key as it is published', () => {
    const jwk = { ...rsaJwk, kid: 'k1', alg: 'RS384', use: 'sig', key_ops: ['verify', 7] } as never;
    expect(jwkFacts(jwk)).toEqual({ kty: 'RSA', kid: 'k1', alg: 'RS384', use: 'sig', keyOps: ['verify'], bits: 2048 });
  });

  test.each([
    ['AQ', 1],
    ['_w', 8],
    ['AAH_', 9],
    ['AAAA', 0],
  ])('a modulus of %s has %i bits', (n, bits) => {
    expect(jwkFacts({ kty: 'RSA', n, e: 'AQAB' }).bits).toBe(bits);
  });

  test('a modulus that is no base64url has no size', () => {
    expect(jwkFacts({ kty: 'RSA', n: 'a+b/', e: 'AQAB' })).toEqual({ kty: 'RSA' });
  });

  test('a curve', () => {
    expect(jwkFacts({ kty: 'EC', crv: 'P-384', x: 'AA', y: 'AA' })).toEqual({ kty: 'EC', crv: 'P-384' });
    expect(jwkFacts({ kty: 'OKP', crv: 'Ed25519', x: 'AA' })).toEqual({ kty: 'OKP', crv: 'Ed25519' });
  });

  test('a secret inside a set is a private member', () => {
    expect(jwkFacts({ kty: 'oct', k: 'AAECAw' })).toEqual({ kty: 'oct', octets: 4, privateMembers: ['k'] });
  });

  test.each([
    [{}, 'unknown', ['kty']],
    [{ kty: 'rsa' }, 'unknown', undefined],
    [{ kty: 'RSA' }, 'RSA', ['n', 'e']],
    [{ kty: 'RSA', n: '', e: 65537 }, 'RSA', ['n', 'e']],
    [{ kty: 'EC', crv: 'P-256', x: 'AA' }, 'EC', ['y']],
    [{ kty: 'OKP', x: 'AA' }, 'OKP', ['crv']],
    [{ kty: 'oct' }, 'oct', ['k']],
  ])('%j is %s and lacks %j', (jwk, kty, missing) => {
    const facts = jwkFacts(jwk);
    expect([facts.kty, facts.missingMembers]).toEqual([kty, missing]);
  });

  test('members of the wrong type are no facts', () => {
    const facts = jwkFacts({ kty: 'EC', kid: 7, alg: [], use: null, key_ops: 'sign', crv: 'P-256', x: 'A', y: 'A' });
    expect(facts).toEqual({ kty: 'EC', crv: 'P-256' });
  });
});

describe('a key set', () => {
  test('private members are facts, by name only', async () => {
    const key = await keyFor('RS384');
    const { facts } = await keySet(JSON.stringify({ keys: [privateJwkOf(key), key.publicJwk] }));
    expect(facts[0]?.privateMembers).toEqual(['d', 'p', 'q', 'dp', 'dq', 'qi']);
    expect(facts[1]).toEqual(key.facts);
    for (const secret of key.confidential) expect(JSON.stringify(facts)).not.toContain(secret);
  });

  test('repeated members are seen in a text, key by key', async () => {
    const text = `{"keys":[{"kty":"RSA","kid":"a","kid":"b","\\u006bid":"c","n":"AQ","e":"AQAB","e":"Aw"},
      {"kty":"OKP","crv":"Ed25519","x":"AA","nested":{"kid":1,"kid":2}},{"kty":"oct","k":"AA","x":[{"k":1}],"k":"AB"}]}`;
    const { facts } = await keySet(text);
    expect(facts.map((fact) => fact.duplicateMembers)).toEqual([['kid', 'e'], undefined, ['k']]);
    expect(facts[0]?.kid).toBe('c');
  });

  test('a repeated "keys" shows on every key of the last one', async () => {
    const { facts } = await keySet('{"keys":[{"kty":"oct","k":"AA"}],"keys":[{"kty":"oct","k":"AB"}]}');
    expect(facts.map((fact) => fact.duplicateMembers)).toEqual([['keys']]);
  });

  test('elements that are no JWK are unknown keys', async () => {
    const { facts } = await keySet('{"keys":[null,7,"x",[],{}]}');
    expect(facts).toHaveLength(5);
    for (const fact of facts) expect(fact).toEqual({ kty: 'unknown', missingMembers: ['kty'] });
  });

  test.each(['spki', 'pkcs1'] as const)('a public PEM (%s) is a set of one', async (type) => {
    const { facts } = await keySet(String(rsa.publicKey.export({ type, format: 'pem' })));
    expect(facts).toEqual([{ kty: 'RSA', bits: 2048 }]);
  });

  test.each(['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256'])(
    'the certificate of a key for %s is a set of one',
    async (alg) => {
      const key = await keyFor(alg);
      const certificate = new X509Certificate(await selfSigned(key));
      const set = await keySet(String(certificate));
      expect(set.facts[0]).toMatchObject({ kty: key.facts.kty });
      expect(await signatureFact(await assertionOf(key), set)).toEqual({ outcome: 'valid' });
    },
  );

  test('a public PEM bound to RSASSA-PSS is read', async () => {
    const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const { facts } = await keySet(String(publicKey.export({ type: 'spki', format: 'pem' })));
    expect(facts).toEqual([{ kty: 'RSA', bits: 2048 }]);
  });

  test('a private PEM is a key whose private members are facts', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const { facts } = await keySet(String(privateKey.export({ type: 'sec1', format: 'pem' })));
    expect(facts).toEqual([{ kty: 'EC', crv: 'P-384', privateMembers: ['d'] }]);
  });

  test('a single JWK and an object do as well', async () => {
    const key = await keyFor('ES384');
    expect((await keySet(JSON.stringify(key.publicJwk))).facts).toEqual([key.facts]);
    expect((await keySet({ keys: [key.publicJwk ?? {}] })).facts).toEqual([key.facts]);
    expect((await keySet('{"kty":"oct","k":"AA","k":"AA"}')).facts[0]?.duplicateMembers).toEqual(['k']);
    expect((await keySet({ keys: [] })).facts).toEqual([]);
  });

  test.each(['', 'no keys', '7', 'null', '[{"kty":"RSA"}]', '{"keys":[}'])('%j is no key set', async (text) => {
    expect(await failure(() => keySet(text))).toMatch(/^ERR_KEY: this is no key set/);
  });

  test.each(['{}', '{"keys":{}}', '{"keys":null}'])('%s lacks an array of keys', async (text) => {
    expect(await failure(() => keySet(text))).toBe('ERR_KEY: a JWK Set needs a member "keys" that is an array');
  });

  test('a broken set is not quoted', async () => {
    expect(await failure(() => keySet('{"keys":[{"kty":"oct","k":"c2VjcmV0LXNlY3JldA"}'))).not.toContain('c2VjcmV0');
  });

  test('the set of a client key is what the client would register, and is made once', async () => {
    const key = await keyFor('PS256');
    expect(keySetOf(key).facts).toEqual([key.facts]);
    expect(keySetOf(key)).toBe(keySetOf(key));
    expect(JSON.stringify(keySetOf(key).keys.map(({ holds }) => holds))).not.toContain(key.confidential[0]);
    const renamed = { ...key, facts: { ...key.facts, kid: 'k2' } };
    expect(keySetOf(renamed).facts[0]?.kid).toBe('k2');
  });

  test('a secret is a set of one, the empty one too', () => {
    expect(secretSet('gehéim').facts).toEqual([{ kty: 'oct', octets: 7 }]);
    expect(secretSet('').facts).toEqual([{ kty: 'oct', octets: 0 }]);
    expect(keySetOf(secretKey('gehéim', { alg: 'HS256' })).facts).toEqual([{ kty: 'oct', alg: 'HS256', octets: 7 }]);
  });
});
