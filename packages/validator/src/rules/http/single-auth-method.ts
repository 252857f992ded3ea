import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from '../assertion/example-text.ts';
import { valuesOf } from '../params/values-of.ts';

/**
 * The client authenticates in one way: an assertion in the body, or a client_secret in the body, or an Authorization field.
 *
 * Empty parameters count as omitted. What stands in the query is not read by an endpoint, and so is no method: it is the
 * business of `credentials-not-in-uri`. RFC 6749 sections 2.3 and 5.2.
 */
export const rule: RequestRule = {
  id: 'single-auth-method',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  yieldsTo: ['secret-not-transmitted'],
  check(view) {
    const used = ['client_assertion', 'client_secret'].filter((name) => valuesOf(view, name).length > 0);
    const header = view.http.authorization !== undefined;
    const methods = header ? [...used, 'an Authorization field'] : used;
    if (methods.length < 2) return [];
    const path = header ? '/http/authorization' : '/params/client_secret';
    return [{ path, data: { methods: methods.join(' and ') } }];
  },
};

export const words: Words = {
  title: 'the client authenticates in one way',
  message: 'the request authenticates in more than one way: {{methods}}',
  expected: 'one of them',
  help: 'Send the assertion alone, without an Authorization field or a client_secret.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an empty client_secret beside the assertion', subject: { params: { client_secret: '' } } },
    { title: 'an empty Authorization field', subject: { headers: { authorization: '' } } },
    {
      title: 'an assertion in the query, which is not read, beside a bearer token',
      subject: {
        url: `https://as.example/token?client_assertion=${compact()}`,
        params: { client_assertion: undefined, client_assertion_type: undefined },
        headers: { authorization: 'Bearer abc' },
      },
    },
  ],
  wrong: [
    { title: 'Basic without a password', subject: { headers: { authorization: 'Basic Y2xpZW50LTE6' } } },
    { title: 'a bearer token', subject: { headers: { authorization: 'Bearer abc' } } },
  ],
}))();
