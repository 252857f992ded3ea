import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isBasic, sentAt } from './credentials.ts';

/**
 * A client registered for an assertion does not authenticate by Basic or `client_secret` in its place.
 *
 * Beside an assertion they are the business of `single-auth-method`. RFC 6749 section 2.3.1, RFC 7521 section 4.2.
 */
export const rule: RequestRule = {
  id: 'secret-authentication-not-used',
  kind: 'request',
  on: 'http',
  refusal: 'authentication',
  yieldsTo: ['secret-not-transmitted'],
  check(view) {
    if (sentAt(view, 'client_assertion') !== undefined) return [];
    if (isBasic(view.http.authorization)) return [{ path: '/http/authorization', data: { by: 'HTTP Basic' } }];
    const path = sentAt(view, 'client_secret');
    return path === undefined ? [] : [{ path, data: { by: 'client_secret' } }];
  },
};

export const words: Words = {
  title: 'an assertion is used, not a bare secret',
  message: 'the client authenticates by {{by}} instead of an assertion',
  help: 'Send a signed assertion in client_assertion, without {{by}}.',
};

const without = { client_assertion: undefined, client_assertion_type: undefined };

export const examples: Examples = {
  right: [{ title: 'an assertion' }],
  wrong: [
    {
      title: 'Basic without a password',
      subject: { headers: { authorization: 'Basic Y2xpZW50LTE6' }, params: without },
    },
    { title: 'Basic that cannot be read', subject: { headers: { authorization: 'BASIC ????' }, params: without } },
  ],
};
