import { describe, expect, test } from 'vitest';
import type { Facts, Side } from '../src/facts.ts';
import { AssayError, AssertionError, assertValid, validate } from '../src/index.ts';
import type { Profile } from '../src/profile.ts';
import type { RawSubject } from '../src/subject.ts';
import { factsOf, requestOf } from './rules/clean.ts';
import { shippedProfile } from './shipped-profile.ts';

const redox = shippedProfile('redox-source-auth-v2');
const rfc7523 = shippedProfile('rfc7523');

function thrown(subject: RawSubject, profile: Profile, facts: Facts, side?: Side): AssertionError {
  try {
    assertValid(subject, profile, facts, side);
  } catch (error) {
    if (error instanceof AssertionError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('an accepted request gives its verdict', () => {
  expect(assertValid(requestOf(), redox, factsOf())).toEqual(validate(requestOf(), redox, factsOf()));
});

test('findings below MUST do not throw', () => {
  const verdict = assertValid(requestOf({ claims: { exp: 1090.5 } }), redox, factsOf());
  expect(verdict.findings).toMatchObject([{ rule: 'exp-integer-seconds', level: 'MAY' }]);
});

describe('ERR_REFUSED', () => {
  test('every broken MUST is told, and nothing weaker', () => {
    const error = thrown(requestOf({ claims: { exp: 900.5, jti: undefined } }), redox, factsOf());
    expect(error.code).toBe('ERR_REFUSED');
    expect(error.message).toBe(
      'exp-in-future: the assertion expired 99.5 s ago; jti-required: the jti claim is missing',
    );
    expect(error.verdict.findings.map(({ rule }) => rule)).toContain('exp-integer-seconds');
  });

  test('is an AssayError with a name and the verdict', () => {
    const subject = requestOf({ claims: { exp: 900 } });
    const error = thrown(subject, redox, factsOf());
    expect(error).toBeInstanceOf(AssayError);
    expect(error.name).toBe('AssertionError');
    expect(error.verdict).toEqual(validate(subject, redox, factsOf()));
  });

  test('wins over ERR_UNDECIDED', () => {
    expect(thrown(requestOf({ claims: { exp: 900 } }), redox, { now: 1000 }).code).toBe('ERR_REFUSED');
  });

  test('the side is handed on', () => {
    const subject = requestOf({ claims: { exp: 1090.5 } });
    expect(thrown(subject, redox, factsOf(), 'client').message).toBe(
      'exp-integer-seconds: the exp claim has a fraction of a second',
    );
  });
});

describe('ERR_UNDECIDED', () => {
  test('the facts to supply are listed, each once', () => {
    const error = thrown(requestOf(), redox, { now: 1000 });
    expect(error.code).toBe('ERR_UNDECIDED');
    expect(error.message).toBe(
      'not every MUST could be judged; supply the facts client, keys, signature, audiences, replay',
    );
  });

  test('a fact that only a weaker rule needs is not asked for', () => {
    const error = thrown(requestOf(), rfc7523, factsOf({ signature: undefined, replay: 'not-kept' }));
    expect(error.message).toBe('not every MUST could be judged; supply the facts signature');
  });

  test.each<[string, RawSubject]>([
    ['an encrypted assertion', { assertion: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AA.AA.AA' }],
    ['an assertion too long to be read', { assertion: 'e'.repeat(1_048_577) }],
    ['no assertion at all', { method: 'GET', url: '/token', headers: [], body: '' }],
  ])('%s', (_title, subject) => {
    const { code, message } = thrown(subject, rfc7523, factsOf());
    expect({ code, message }).toEqual({ code: 'ERR_UNDECIDED', message: 'no assertion could be read' });
  });
});

describe('messages', () => {
  const secret = 'k7-very-secret-text';
  const basic = `Basic ${Buffer.from(`client-1:${secret}`).toString('base64')}`;
  const reltio = shippedProfile('reltio-client-secret-jwt');
  const client = factsOf({
    client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] },
    keys: [{ kty: 'oct', octets: 32 }],
    signature: { outcome: 'invalid' },
  });
  const header = { alg: 'HS256', kid: undefined };

  test.each<[string, RawSubject]>([
    ['client_secret in the body', requestOf({ header, params: { client_secret: secret } })],
    ['client_secret in the query', requestOf({ header, url: `https://as.example/token?client_secret=${secret}` })],
    ['client_secret twice', requestOf({ header, body: `client_secret=${secret}&client_secret=${secret}%` })],
    ['a Basic password', requestOf({ header, headers: { authorization: basic } })],
    ['a secret as assertion', requestOf({ assertion: secret })],
    ['a secret as JSON', { assertion: `e30.${Buffer.from(`{"a":${secret}}`).toString('base64url')}.AA` }],
  ])('%s: nothing of it is shown', (_title, subject) => {
    for (const side of ['client', 'server'] as const) {
      const error = thrown(subject, reltio, client, side);
      expect(error.code).toBe('ERR_REFUSED');
      const shown = `${error.message}${JSON.stringify(error.verdict)}${error.stack}`;
      for (const hidden of [secret, basic.slice('Basic '.length), Buffer.from(secret).toString('base64url')]) {
        expect(shown).not.toContain(hidden);
      }
    }
  });

  test('the assertion itself is not shown, nor its signature', () => {
    const subject = requestOf({ header: { ...header, jku: 'https://evil.example' }, claims: { exp: 900 } });
    if ('assertion' in subject) throw new Error('no request');
    const text = new URLSearchParams(String(subject.body)).get('client_assertion') ?? '';
    const error = thrown(subject, reltio, client);
    const shown = error.message + JSON.stringify(error.verdict);
    expect(text.split('.')).toHaveLength(3);
    for (const part of text.split('.')) expect(shown).not.toContain(part.slice(0, 24));
  });
});
