import type { Examples, RequestRule, Words } from '../../rule.ts';
import { valuesOf } from './values-of.ts';

/** `grant_type` is in the body, with a value. RFC 6749 section 4.4.2. */
export const rule: RequestRule = {
  id: 'grant-type-required',
  kind: 'request',
  on: 'params',
  refusal: 'malformed-request',
  check: (view) => (valuesOf(view, 'grant_type').length > 0 ? [] : [{ path: '/params/grant_type' }]),
};

export const words: Words = {
  title: 'grant_type is sent',
  message: 'the body carries no grant_type',
  expected: 'a grant type',
  help: 'Send grant_type in the body.',
};

export const examples: Examples = {
  right: [{ title: 'a grant_type' }],
  wrong: [
    { title: 'no grant_type', subject: { params: { grant_type: undefined } } },
    { title: 'an empty grant_type', subject: { params: { grant_type: '' } } },
    {
      title: 'grant_type in the query',
      subject: { params: { grant_type: undefined }, url: 'https://as.example/token?grant_type=client_credentials' },
    },
  ],
};
