import type { Examples, RequestRule, Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** `client_assertion_type` is the URN of JWT assertions, character for character. RFC 7523 section 2.2. */
export const rule: RequestRule = {
  id: 'client-assertion-type-value',
  kind: 'request',
  on: 'params',
  refusal: 'malformed-request',
  check(view) {
    const wrong = valuesOf(view, 'client_assertion_type').find((value) => value !== jwtBearer);
    if (wrong === undefined) return [];
    return [{ path: '/params/client_assertion_type', expected: jwtBearer, actual: wrong }];
  },
};

export const words: Words = {
  title: 'client_assertion_type names the JWT profile',
  message: 'client_assertion_type is not the URN of JWT assertions',
  help: 'Send exactly urn:ietf:params:oauth:client-assertion-type:jwt-bearer, in this letter case.',
};

const sent = (value: string) => ({ params: { client_assertion_type: value } });

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'the URN' }],
  wrong: [
    { title: 'SAML', subject: sent('urn:ietf:params:oauth:client-assertion-type:saml2-bearer') },
    { title: 'the grant type in its place', subject: sent('urn:ietf:params:oauth:grant-type:jwt-bearer') },
    { title: 'capitals', subject: sent('urn:ietf:params:oauth:client-assertion-type:JWT-Bearer') },
    { title: 'a space at the end', subject: sent(`${jwtBearer} `) },
  ],
}))();
