import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanBody } from '../assertion/example-text.ts';

/** The body is a well-formed form: whole percent-encoding, octets that are UTF-8. RFC 6749 appendix B. */
export const rule: RequestRule = {
  id: 'form-encoding',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  check({ http: { formFault } }) {
    return formFault === undefined ? [] : [{ path: '/http/body', data: { detail: formFault } }];
  },
};

export const words: Words = {
  title: 'the body is a well-formed form',
  message: 'the body is no well-formed form: {{detail}}',
  help: 'Let a library encode the parameters: UTF-8 octets, each outside the unreserved characters as % and two hex digits.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'a space as +, an umlaut in UTF-8', subject: { body: cleanBody('&note=a+%C3%BC') } },
    { title: 'an empty pair', subject: { body: cleanBody('&&') } },
  ],
  wrong: [
    { title: 'a lone percent sign', subject: { body: cleanBody('&note=100%') } },
    { title: 'a percent sign before other characters', subject: { body: cleanBody('&note=%zz') } },
    { title: 'an umlaut in ISO 8859-1', subject: { body: cleanBody('&note=%FC') } },
  ],
}))();
