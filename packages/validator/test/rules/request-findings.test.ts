import { describe, expect, test } from 'vitest';
import type { PublicKeyFacts } from '../../src/facts.ts';
import type { Example } from '../../src/rule.ts';
import { compact } from '../../src/rules/assertion/example-text.ts';
import { createValidate } from '../../src/validate.ts';
import type { Finding } from '../../src/verdict.ts';
import { sayWith } from '../../src/wording.ts';
import { factsOf, requestOf } from './clean.ts';
import { requestFiles } from './rule-files.ts';
import { syntheticProfile } from './synthetic-profile.ts';

const words = new Map(requestFiles.map((file) => [file.rule.id, file.words]));
const validate = createValidate(sayWith((id) => words.get(id)));

type Given = Omit<Example, 'title'>;

/** The findings of one rule that is judged alone. */
function findings(id: string, { subject, facts, params }: Given): readonly Finding[] {
  const rules = requestFiles.map(({ rule }) => rule).filter((rule) => rule.id === id);
  const profile = syntheticProfile(rules, params && { id, params });
  return validate(requestOf(subject), profile, factsOf(facts)).findings;
}

const told = (id: string, given: Given) => findings(id, given).map(({ path, message }) => `${path}: ${message}`);
const without = { client_assertion: undefined, client_assertion_type: undefined };

describe('what is wrong, and where', () => {
  const [header, claims, signature] = compact().split('.');

  test.each<[string, Given, string]>([
    [
      'jws-base64url',
      { subject: { assertion: `${header}=.${claims}.${signature}` } },
      `/header: the header is not base64url: character ${(header?.length ?? 0) + 1} is "="`,
    ],
    [
      'jws-base64url',
      { subject: { assertion: `${header}.${claims}=.${signature}` } },
      `/claims: the payload is not base64url: character ${(claims?.length ?? 0) + 1} is "="`,
    ],
    [
      'jws-base64url',
      { subject: { assertion: `${header}.${claims}.${signature}=` } },
      `/assertion: the signature is not base64url: character ${(signature?.length ?? 0) + 1} is "="`,
    ],
    [
      'media-type-form',
      { subject: { headers: { 'content-type': undefined } } },
      '/http/content-type: the request has no Content-Type',
    ],
    [
      'media-type-form',
      { subject: { headers: { 'content-type': 'text/plain;a=b' } } },
      '/http/content-type: the body is declared as text/plain',
    ],
    [
      'secret-authentication-not-used',
      { subject: { params: { ...without, client_secret: 'x' } } },
      '/params/client_secret: the client authenticates by client_secret instead of an assertion',
    ],
    [
      'secret-authentication-not-used',
      { subject: { params: without, headers: { authorization: 'Basic' } } },
      '/http/authorization: the client authenticates by HTTP Basic instead of an assertion',
    ],
    [
      'secret-not-transmitted',
      { subject: { params: { client_secret: 'x' } } },
      '/params/client_secret: the request carries a secret as client_secret',
    ],
    [
      'secret-not-transmitted',
      { subject: { headers: { authorization: 'Basic YTpi' } } },
      '/http/authorization: the request carries a secret as a Basic password',
    ],
    [
      'jwks-key-members',
      { facts: { keys: [{ kty: 'EC', kid: '' }] } },
      '/client/keys/0/kid: a registered key has no kid',
    ],
  ])('%s: %j', (id, given, expected) => {
    expect(told(id, given)).toEqual([expected]);
  });
});

describe('what a finding about the header shows', () => {
  const secret = { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] } as const;
  const keyPair = { id: 'client-1', method: 'private_key_jwt', algs: ['RS384'] } as const;
  const jwksUrl = 'https://client.example/jwks.json';
  const thumbprints = { certificates: ['one', 'two'] };

  test.each<[string, Given, Partial<Finding>]>([
    ['alg-required', { subject: { header: { alg: undefined } } }, { message: 'the header has no alg' }],
    ['alg-required', { subject: { header: { alg: 7 } } }, { message: 'alg is no string', actual: '7' }],
    ['alg-fits-method', { facts: { client: secret } }, { expected: 'one of HS256, HS384, HS512' }],
    [
      'alg-fits-method',
      { subject: { header: { alg: 'HS256' } } },
      { expected: 'one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed…' },
    ],
    [
      'jku-matches-registered',
      { subject: { header: { jku: 'x' } }, facts: { client: { ...keyPair, jwksUrl } } },
      { message: 'jku is not the registered JWK Set URL', expected: jwksUrl },
    ],
    [
      'jku-matches-registered',
      { subject: { header: { jku: 'x' } }, facts: { client: keyPair } },
      { message: 'jku is sent, but no JWK Set URL is registered', expected: 'no jku' },
    ],
    [
      'kid-when-several-keys',
      { subject: { header: { kid: '' } }, facts: { keys: [{ kty: 'RSA' }, { kty: 'EC' }] } },
      { message: 'the header has no kid, and the client has 2 keys' },
    ],
    [
      'x5t-s256-known',
      { subject: { header: { 'x5t#S256': 'x' } }, facts: thumbprints },
      { message: 'no registered certificate has this x5t#S256', expected: 'one or two' },
    ],
    [
      'x5t-s256-known',
      { subject: { header: { 'x5t#S256': 7 } }, facts: { certificates: [] } },
      { message: 'x5t#S256 is not a string', expected: 'none' },
    ],
    ...['x5t#S256', 'x5t', 'x5c'].map((name): [string, Given, Partial<Finding>] => [
      'certificate-chain-valid',
      {
        subject: { header: { 'x5t#S256': undefined, [name]: 'x' } },
        facts: { certificateChain: 'invalid' },
      },
      { path: `/header/${name}` },
    ]),
  ])('%s: %j', (id, given, finding) => {
    expect(findings(id, given)).toMatchObject([finding]);
  });

  test('a signature in the wrong alphabet does not keep the header from being judged', () => {
    const assertion = `${compact('{"alg":"RS256","typ":"JWT","kid":"k1"}')}=`;
    expect(findings('alg-allowed', { subject: { assertion } })).toMatchObject([{ expected: 'RS384 or ES384' }]);
  });
});

describe('what is no fault', () => {
  const secretClient = { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] } as const;
  const basic = { params: without, headers: { authorization: 'Negotiate basic YTpi' } };
  const get = { method: 'GET', headers: { 'content-type': undefined } };

  test.each<[string, string, Given]>([
    ['another scheme with basic in its value', 'secret-authentication-not-used', { subject: basic }],
    ['another scheme with basic in its value', 'secret-not-transmitted', { subject: basic }],
    ['neither an assertion nor a secret', 'secret-authentication-not-used', { subject: { params: without } }],
    ['an empty secret in the query', 'secret-not-transmitted', { subject: { url: '/token?client_secret=' } }],
    ['a GET without Content-Type', 'media-type-form', { subject: get }],
    ['a curve just long enough', 'ec-key-size', { facts: { keys: [{ kty: 'EC', crv: 'P-224' }] } }],
    ['a curve that nobody knows', 'ec-key-size', { facts: { keys: [{ kty: 'EC', crv: 'P-0' }] } }],
    ['a curve on a key that has none', 'ec-key-size', { facts: { keys: [{ kty: 'RSA', crv: 'P-192' }] } }],
    ['a modulus on a key that has none', 'rsa-key-size', { facts: { keys: [{ kty: 'EC', bits: 256 }] } }],
    ['a secret of unknown length', 'hmac-key-size', { facts: { client: secretClient, keys: [{ kty: 'oct' }] } }],
    [
      'a key pair beside a secret',
      'hmac-key-size',
      { facts: { client: secretClient, keys: [{ kty: 'RSA', octets: 1 }] } },
    ],
    ['two keys without a name', 'jwks-unique-kid', { facts: { keys: [{ kty: 'RSA' }, { kty: 'RSA' }] } }],
    [
      'a header without a kid, where a key has none',
      'signature-length',
      {
        subject: { header: { kid: undefined } },
        facts: {
          keys: [
            { kty: 'RSA', bits: 1024 },
            { kty: 'RSA', kid: 'k2', bits: 2048 },
          ],
        },
      },
    ],
    ['a length in bits of another type of key', 'signature-length', { facts: { keys: [{ kty: 'EC', bits: 256 }] } }],
    ['an algorithm that only ends in none', 'jws-not-unsecured', { subject: { header: { alg: 'xnone' } } }],
    [
      'an embedded key beside a valid signature',
      'embedded-key-not-trusted',
      {
        subject: { header: { jku: 'x' } },
        facts: { signature: { outcome: 'valid', madeWith: 'embedded-key' } },
      },
    ],
    [
      'an embedded key that is not there',
      'embedded-key-not-trusted',
      {
        facts: { signature: { outcome: 'invalid', madeWith: 'embedded-key' } },
      },
    ],
    [
      'a key of two clients',
      'key-belongs-to-client',
      {
        facts: { signature: { outcome: 'valid', madeWith: 'other-client' } },
      },
    ],
    [
      'an algorithm that needs no secret, or that nobody knows',
      'hmac-key-size',
      {
        facts: { client: { ...secretClient, algs: ['HS256', 'ES512', 'x'] }, keys: [{ kty: 'oct', octets: 32 }] },
      },
    ],
    [
      'a client_id beside a sub that is no text',
      'client-id-matches',
      {
        subject: { claims: { sub: 7 }, params: { client_id: '7' } },
      },
    ],
    ['an empty jti', 'jti-single-use', { subject: { claims: { jti: '' } }, facts: { replay: 'seen' } }],
  ])('%s is none of %s', (_title, id, given) => {
    expect(findings(id, given)).toEqual([]);
  });
});

describe('one fault, one finding', () => {
  const registered = (alg: string, key: PublicKeyFacts) => ({
    client: { id: 'client-1', method: 'private_key_jwt', algs: [alg] } as const,
    keys: [{ ...key, kid: 'k1' }],
  });
  const emptied = compact('{"alg":null,"typ":"JWT","kid":"k1"}').replace(/[^.]*$/, '');
  const both = { params: { client_id: 'client-2' }, claims: { sub: 'client-3' } };

  test.each<[string, string, readonly string[], Given]>([
    [
      'exp too far from everything',
      'exp-max-lifetime',
      ['exp-max-after-iat', 'exp-max-after-nbf'],
      {
        subject: { claims: { nbf: 1000, exp: 1_001_300 } },
      },
    ],
    [
      'a short curve for another algorithm',
      'alg-fits-key',
      ['ec-key-size'],
      {
        subject: { header: { alg: 'ES384' } },
        facts: registered('ES384', { kty: 'EC', crv: 'P-192' }),
      },
    ],
    [
      'a curve that is not allowed for another algorithm',
      'alg-fits-key',
      ['eddsa-curve-allowed'],
      {
        subject: { header: { alg: 'Ed25519' } },
        facts: registered('Ed25519', { kty: 'OKP', crv: 'Ed448' }),
        params: { accept: ['Ed25519'] },
      },
    ],
    [
      'b64 as an extension',
      'crit-understood',
      ['b64-not-false'],
      {
        subject: { header: { b64: false, crit: ['b64'] } },
      },
    ],
    [
      'an extension that is neither understood nor there',
      'crit-understood',
      ['crit-wellformed'],
      {
        subject: { header: { crit: ['x-unknown'] } },
      },
    ],
    [
      'a certificate of nobody',
      'x5t-s256-known',
      ['certificate-chain-valid'],
      {
        subject: { header: { 'x5t#S256': 'x' } },
        facts: { certificateChain: 'invalid' },
      },
    ],
    [
      'an embedded key for another method',
      'alg-fits-method',
      ['embedded-key-not-trusted'],
      {
        subject: { header: { alg: 'HS384', jwk: {} } },
        facts: { signature: { outcome: 'invalid', madeWith: 'embedded-key' } },
      },
    ],
    ['neither alg nor signature', 'alg-required', ['jws-not-unsecured'], { subject: { assertion: emptied } }],
    [
      'no kid and two keys',
      'kid-required',
      ['kid-when-several-keys'],
      {
        subject: { header: { kid: undefined } },
        facts: { keys: [{ kty: 'RSA' }, { kty: 'EC' }] },
      },
    ],
    ['a sub of another client beside a client_id', 'sub-is-client-id', ['client-id-matches'], { subject: both }],
  ])('%s: %s', (_title, loud, silent, { subject, facts, params }) => {
    const rules = requestFiles.map(({ rule }) => rule);
    const judged = (ids: readonly string[]) => {
      const held = rules.filter(({ id }) => ids.includes(id));
      const profile = syntheticProfile(held, params && { id: silent[0] ?? '', params });
      return validate(requestOf(subject), profile, factsOf(facts)).findings.map(({ rule }) => rule);
    };
    expect(judged([loud, ...silent])).toEqual([loud]);
    expect(judged(silent)).toEqual(silent);
  });
});
