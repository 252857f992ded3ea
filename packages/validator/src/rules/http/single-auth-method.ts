import type { Examples, RequestRule, Words } from '../../rule.ts';
import { sentAt } from './credentials.ts';

/**
 * The client authenticates in one way: an assertion, or a client_secret, or an Authorization field.
 *
 * Empty parameters count as omitted. RFC 6749 sections 2.3 and 5.2.
 */
export const rule: RequestRule = {
  id: 'single-auth-method',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  yieldsTo: ['secret-not-transmitted'],
  check(view) {
    // What stands in the query is not read by a lawful endpoint; credentials-not-in-uri speaks of it.
    const used = ['client_assertion', 'client_secret'].filter((name) => sentAt(view, name) === `/params/${name}`);
    const header = view.http.authorization !== undefined;
    const methods = header ? [...used, 'an Authorization field'] : used;
    if (methods.length < 2) return [];
    const path = header ? '/http/authorization' : '/params/client_secret';
    return [{ path, data: { methods: methods.join(' and ') }, expected: 'one of them' }];
  },
};

export const words: Words = {
  title: 'the client authenticates in one way',
  message: 'the request authenticates in more than one way: {{methods}}',
  help: 'Send the assertion alone, without an Authorization field or a client_secret.',
};

export const examples: Examples = {
  right: [
    { title: 'an empty client_secret beside the assertion', subject: { params: { client_secret: '' } } },
    { title: 'an empty Authorization field', subject: { headers: { authorization: '' } } },
  ],
  wrong: [
    { title: 'Basic without a password', subject: { headers: { authorization: 'Basic Y2xpZW50LTE6' } } },
    { title: 'a bearer token', subject: { headers: { authorization: 'Bearer abc' } } },
  ],
};
