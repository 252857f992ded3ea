import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanBody } from '../assertion/example-text.ts';
import { repeated } from './repeated.ts';

/**
 * Neither `grant_type` nor `scope` is sent twice in the body, not even with the same value.
 *
 * Extension parameters may be defined to repeat (`resource`, RFC 8707), so only these are judged. RFC 6749 section 3.2.
 */
export const rule: RequestRule = {
  id: 'parameter-not-repeated',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  check: ({ http }) => repeated(http, ['grant_type', 'scope']),
};

export const words: Words = {
  title: 'the body carries grant_type and scope once',
  message: 'the body carries {{member}} more than once',
  expected: 'once',
  help: 'Send {{member}} once; several scopes go into one value, with a space between.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an extension parameter twice', subject: { body: cleanBody('&resource=a&resource=b') } },
    { title: 'scope in the query as well', subject: { url: 'https://as.example/token?scope=system/Patient.rs' } },
  ],
  wrong: [
    { title: 'grant_type twice with one value', subject: { body: cleanBody('&grant_type=client_credentials') } },
    { title: 'two scopes', subject: { body: cleanBody('&scope=system%2FObservation.rs') } },
    { title: 'scope a second time, empty', subject: { body: cleanBody('&scope=') } },
  ],
}))();
