import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from '../assertion/example-text.ts';

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

const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer';
const clean = `grant_type=client_credentials&scope=system%2FPatient.rs&client_assertion_type=${type}&client_assertion=${compact()}`;

export const examples: Examples = {
  right: [
    { title: 'a space as +, an umlaut in UTF-8', subject: { body: `${clean}&note=a+%C3%BC` } },
    { title: 'an empty pair', subject: { body: `${clean}&&` } },
  ],
  wrong: [
    { title: 'a lone percent sign', subject: { body: `${clean}&note=100%` } },
    { title: 'a percent sign before other characters', subject: { body: `${clean}&note=%zz` } },
    { title: 'an umlaut in ISO 8859-1', subject: { body: `${clean}&note=%FC` } },
  ],
};
