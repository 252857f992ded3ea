import type { Examples, RequestRule, Words } from '../../rule.ts';
import { acceptedValues, contains } from './audience.ts';

/**
 * `aud` is, or contains, the token endpoint URL itself, where a profile allows the issuer as well and prefers this.
 *
 * Says nothing while the URL is unknown: whether the audience is accepted at all is the business of `aud-accepted`.
 * RFC 7523 section 3, item 3.
 */
export const rule: RequestRule<'audiences'> = {
  id: 'aud-is-token-endpoint',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['audiences'],
  yieldsTo: ['aud-required', 'aud-accepted'],
  check({ claims, facts }) {
    const values = acceptedValues(facts.audiences, ['tokenEndpoint']);
    if (claims['aud'] === undefined || values.length === 0 || contains(claims['aud'], values)) return [];
    return [{ path: '/claims/aud', expected: values, actual: claims['aud'] }];
  },
};

export const words: Words = {
  title: 'aud is the token endpoint',
  message: 'the aud claim is not the token endpoint URL',
  help: 'Put the URL that the request is posted to into aud, character by character.',
};

export const examples: Examples = {
  right: [
    { title: 'the token endpoint', subject: { claims: { aud: 'https://as.example/token' } } },
    { title: 'among others', subject: { claims: { aud: ['https://as.example', 'https://as.example/token'] } } },
    {
      title: 'a value given by hand',
      subject: { claims: { aud: 'https://gateway.example/token' } },
      facts: { audiences: { tokenEndpoint: 'https://as.example/token', values: ['https://gateway.example/token'] } },
    },
    { title: 'the token endpoint is unknown', facts: { audiences: { issuer: 'https://as.example' } } },
  ],
  wrong: [
    { title: 'the issuer', subject: { claims: { aud: 'https://as.example' } } },
    {
      title: 'the issuer, which has the same origin and a slash',
      subject: { claims: { aud: 'https://as.example/' } },
      facts: { audiences: { tokenEndpoint: 'https://as.example/token', issuer: 'https://as.example/' } },
    },
  ],
};
