import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from '../assertion/example-text.ts';

/**
 * No credential travels in the query of the request URI, where logs and referrers keep it.
 *
 * RFC 6749 section 2.3.1 says so of passwords; an assertion is as good as one while it lives.
 */
export const rule: RequestRule = {
  id: 'credentials-not-in-uri',
  kind: 'request',
  on: 'http',
  refusal: 'malformed-request',
  check({ http: { query } }) {
    if (query.length === 0) return [];
    const credentials = ['client_assertion', 'client_assertion_type', 'client_secret'];
    const sent = credentials.filter((wanted) => query.some(([name, value]) => name === wanted && value !== ''));
    return sent.length === 0 ? [] : [{ path: '/http/query', data: { names: sent } }];
  },
};

export const words: Words = {
  title: 'no credential is sent in the URI',
  message: 'the request URI carries {{names}}',
  help: 'Send {{names}} in the body: URIs end up in logs.',
};

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'another parameter in the query', subject: { url: 'https://as.example/token?tenant=a' } },
    { title: 'an empty credential in the query', subject: { url: 'https://as.example/token?client_secret=' } },
  ],
  wrong: [
    {
      title: 'client_assertion_type in the query',
      subject: {
        url: `https://as.example/token?client_assertion_type=${type}`,
        params: { client_assertion_type: undefined },
      },
    },
    {
      title: 'the assertion and its type in the query',
      subject: {
        url: `https://as.example/token?client_assertion=${compact()}&client_assertion_type=${type}`,
        params: { client_assertion: undefined, client_assertion_type: undefined },
      },
    },
  ],
}))();
