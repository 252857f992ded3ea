import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** The answer says how long the token lives: `expires_in` is there. RFC 6749 section 5.1. */
export const rule: ResponseRule = {
  id: 'response-expires-in-required',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check: ({ members }) => (members['expires_in'] === undefined ? [{ path: '/body/expires_in' }] : []),
};

export const words: Words = {
  title: 'the answer says how long the token lives',
  message: 'the answer has no expires_in',
  help: 'Send expires_in with the lifetime of the access token in seconds.',
};

export const examples: Examples = {
  right: [{ title: 'expires_in is there' }],
  wrong: [
    {
      title: 'no expires_in',
      response: { body: '{"access_token":"t","token_type":"bearer","scope":"system/Patient.rs"}' },
    },
  ],
};
