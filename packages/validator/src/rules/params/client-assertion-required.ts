import type { Examples, RequestRule, Words } from '../../rule.ts';
import { secretAt, sentAt } from '../http/credentials.ts';

/**
 * An assertion is sent, unless another credential with a value is.
 *
 * That other credential is the business of `secret-authentication-not-used`. RFC 7521 section 4.2, RFC 7523 section 2.2.
 */
export const rule: RequestRule = {
  id: 'client-assertion-required',
  kind: 'request',
  on: 'params',
  refusal: 'malformed-request',
  yieldsTo: ['secret-authentication-not-used'],
  check(view) {
    if (sentAt(view, 'client_assertion') !== undefined || secretAt(view) !== undefined) return [];
    return [{ path: '/params/client_assertion' }];
  },
};

export const words: Words = {
  title: 'client_assertion is sent',
  message: 'the request carries no client_assertion',
  expected: 'a signed assertion',
  help: 'Send the signed assertion as client_assertion.',
};

export const examples: Examples = {
  right: [{ title: 'an assertion' }],
  wrong: [
    { title: 'no client_assertion', subject: { params: { client_assertion: undefined } } },
    { title: 'an empty client_assertion', subject: { params: { client_assertion: '' } } },
    {
      title: 'neither of the two parameters',
      subject: { params: { client_assertion: undefined, client_assertion_type: undefined } },
    },
  ],
};
