import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanBody } from '../assertion/example-text.ts';
import { repeated } from './repeated.ts';

/**
 * No parameter that says who the client is occurs twice in the body.
 *
 * With two values it is open which of them was checked and which was believed. A second one in the query is the business of
 * `credentials-not-in-uri`: an endpoint does not read it. RFC 6749 sections 3.2 and 5.2.
 */
export const rule: RequestRule = {
  id: 'credential-not-repeated',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  check: ({ http }) => repeated(http, ['client_assertion', 'client_assertion_type', 'client_id', 'client_secret']),
};

export const words: Words = {
  title: 'the body carries each credential once',
  message: 'the body carries {{member}} more than once',
  expected: 'once',
  help: 'Send {{member}} once; refuse a body that repeats it, whatever the values.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'client_id once', subject: { params: { client_id: 'client-1' } } },
    {
      title: 'client_id in the query as well',
      subject: { url: 'https://as.example/token?client_id=client-1', params: { client_id: 'client-1' } },
    },
  ],
  wrong: [
    { title: 'client_id twice with one value', subject: { body: cleanBody('&client_id=client-1&client_id=client-1') } },
    { title: 'client_id twice, once empty', subject: { body: cleanBody('&client_id=&client_id=client-1') } },
    { title: 'a second client_assertion', subject: { body: cleanBody('&client_assertion=a.b.c') } },
    { title: 'client_assertion_type again, empty', subject: { body: cleanBody('&client_assertion_type=') } },
    { title: 'an empty client_secret twice', subject: { body: cleanBody('&client_secret=&client_secret=') } },
  ],
}))();
