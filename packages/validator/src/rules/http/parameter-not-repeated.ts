import type { Examples, RequestRule, Words } from '../../rule.ts';
import { repeated } from './repeated.ts';

/**
 * Neither `grant_type` nor `scope` is sent twice, not even with the same value or once in the query.
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
  title: 'grant_type and scope are sent once',
  message: '{{name}} is sent more than once',
  help: 'Send {{name}} once; several scopes go into one value, with a space between.',
};

export const examples: Examples = {
  right: [
    { title: 'an extension parameter twice', subject: { url: 'https://as.example/token?resource=a&resource=b' } },
  ],
  wrong: [
    {
      title: 'grant_type in body and query',
      subject: { url: 'https://as.example/token?grant_type=client_credentials' },
    },
    { title: 'scope in body and, empty, in the query', subject: { url: 'https://as.example/token?scope=' } },
  ],
};
