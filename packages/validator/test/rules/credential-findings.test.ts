import { describe, expect, test } from 'vitest';
import { validate } from '../../src/index.ts';
import type { Example } from '../../src/rule.ts';
import { rules } from '../../src/rules/index.ts';
import { cleanFacts, requestOf } from './clean.ts';
import { syntheticProfile } from './synthetic-profile.ts';

const endpoint = 'https://as.example/token';
const without = { client_assertion: undefined, client_assertion_type: undefined };

/** The findings of some rules, as rule and path. */
function reported(subject: Example['subject'], only: readonly string[]): readonly string[] {
  const profile = syntheticProfile(rules.filter(({ id }) => only.includes(id)));
  return validate(requestOf(subject), profile, cleanFacts).findings.map(({ rule, path }) => `${rule} ${path}`);
}

describe('single-auth-method', () => {
  const speak = (subject: Example['subject']) => reported(subject, ['single-auth-method']);

  test('an assertion and a client_secret, both in the body', () => {
    expect(speak({ params: { client_secret: 'x' } })).toEqual(['single-auth-method /params/client_secret']);
  });

  test('a client_secret in the body and an Authorization field', () => {
    const subject = { params: { ...without, client_secret: 'x' }, headers: { authorization: 'Basic YTpi' } };
    expect(speak(subject)).toEqual(['single-auth-method /http/authorization']);
  });

  test('what stands in the query is no method', () => {
    expect(speak({ url: `${endpoint}?client_secret=x` })).toEqual([]);
    expect(speak({ url: `${endpoint}?client_assertion=x` })).toEqual([]);
    const headers = { authorization: 'Basic YTpi' };
    expect(speak({ url: `${endpoint}?client_assertion=x&client_secret=x`, params: without, headers })).toEqual([]);
  });
});

describe('a client_secret in the query', () => {
  const url = `${endpoint}?client_secret=x`;
  const form = ['credentials-not-in-uri', 'credential-not-repeated', 'parameter-not-repeated', 'single-auth-method'];

  test('is told by credentials-not-in-uri alone, of the rules about the form', () => {
    expect(reported({ url }, form)).toEqual(['credentials-not-in-uri /http/query']);
  });

  test('beside one in the body is no repetition', () => {
    expect(reported({ url, params: { ...without, client_secret: 'x' } }, form)).toEqual([
      'credentials-not-in-uri /http/query',
    ]);
  });
});

describe('repetition', () => {
  const names = ['client_assertion', 'client_assertion_type', 'client_id', 'client_secret', 'grant_type', 'scope'];
  const only = ['credential-not-repeated', 'parameter-not-repeated'];

  test.each(names)('%s in the body and in the query is none', (name) => {
    expect(reported({ url: `${endpoint}?${name}=x`, body: `${name}=x` }, only)).toEqual([]);
    expect(reported({ url: `${endpoint}?${name}=x&${name}=y`, body: `${name}=x` }, only)).toEqual([]);
  });

  test.each(names)('%s twice in the body is one, whatever the method', (name) => {
    const rule = name === 'grant_type' || name === 'scope' ? 'parameter-not-repeated' : 'credential-not-repeated';
    for (const method of ['POST', 'PUT']) {
      expect(reported({ method, body: `${name}=&a=1&${name}=` }, only)).toEqual([`${rule} /params/${name}`]);
    }
  });
});
