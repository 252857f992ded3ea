import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The token request is sent by POST; the method has letter case. RFC 6749 section 3.2, RFC 9110 section 9.1. */
export const rule: RequestRule = {
  id: 'method-post',
  kind: 'request',
  on: 'http',
  refusal: 'method-or-media-type',
  check({ http: { method } }) {
    if (method === 'POST') return [];
    return [{ path: '/http/method', actual: method }];
  },
};

export const words: Words = {
  title: 'the token request is a POST',
  message: 'the token request was sent by {{actual}}',
  expected: 'POST',
  help: 'Send the token request by POST, with its parameters in the body.',
};

export const examples: Examples = {
  right: [{ title: 'POST' }],
  wrong: [
    { title: 'PUT', subject: { method: 'PUT' } },
    { title: 'GET with a body', subject: { method: 'GET' } },
    { title: 'post in lower case', subject: { method: 'post' } },
  ],
};
