import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** A token comes with status 200. RFC 6749 section 5.1. */
export const rule: ResponseRule = {
  id: 'response-status',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ status }) {
    return status === 200 ? [] : [{ path: '/status', actual: status }];
  },
};

export const words: Words = {
  title: 'a token comes with status 200',
  message: 'an access token came with status {{actual}}',
  expected: '200',
  help: 'Answer a successful token request with status 200.',
};

export const examples: Examples = {
  right: [{ title: 'status 200', response: { status: 200 } }],
  wrong: [{ title: 'status 201', response: { status: 201 } }],
};
