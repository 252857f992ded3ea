import type { Examples, RequestRule, Words } from '../../rule.ts';
import { sentAt } from '../http/credentials.ts';

/** `client_assertion` is accompanied by its type; in the query it counts here as sent. RFC 7521 section 4.2. */
export const rule: RequestRule = {
  id: 'client-assertion-type-required',
  kind: 'request',
  on: 'params',
  refusal: 'malformed-request',
  check(view) {
    if (sentAt(view, 'client_assertion') === undefined) return [];
    if (sentAt(view, 'client_assertion_type') !== undefined) return [];
    return [{ path: '/params/client_assertion_type' }];
  },
};

export const words: Words = {
  title: 'client_assertion_type is sent with client_assertion',
  message: 'client_assertion is sent without client_assertion_type',
  expected: 'a type beside client_assertion',
  help: 'Send client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer beside the assertion.',
};

export const examples: Examples = {
  right: [{ title: 'both' }],
  wrong: [
    { title: 'no client_assertion_type', subject: { params: { client_assertion_type: undefined } } },
    { title: 'an empty client_assertion_type', subject: { params: { client_assertion_type: '' } } },
  ],
};
