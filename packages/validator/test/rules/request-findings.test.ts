import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rule.ts';
import { compact } from '../../src/rules/assertion/example-text.ts';
import { createValidate } from '../../src/validate.ts';
import type { Finding } from '../../src/verdict.ts';
import { factsOf, requestOf } from './clean.ts';
import { requestFiles } from './rule-files.ts';
import { syntheticProfile } from './synthetic-profile.ts';

const words = new Map(requestFiles.map((file) => [file.rule.id, file.words]));
const validate = createValidate((id) => words.get(id));

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
    ['an empty jti', 'jti-single-use', { subject: { claims: { jti: '' } }, facts: { replay: 'seen' } }],
  ])('%s is none of %s', (_title, id, given) => {
    expect(findings(id, given)).toEqual([]);
  });
});
