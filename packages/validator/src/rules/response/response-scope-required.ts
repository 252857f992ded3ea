import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** The answer says what was granted: `scope` is there. SMART App Launch, Backend Services, access token response. */
export const rule: ResponseRule = {
  id: 'response-scope-required',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  yieldsTo: ['response-scope-when-different'],
  check: ({ members }) => (members['scope'] === undefined ? [{ path: '/body/scope' }] : []),
};

export const words: Words = {
  title: 'the answer says what was granted',
  message: 'the answer has no scope',
  help: 'Send scope with what the token is good for, even where that equals the request.',
};

export const examples: Examples = {
  right: [{ title: 'scope is there' }],
  wrong: [{ title: 'no scope', response: { body: '{"access_token":"t","token_type":"bearer","expires_in":300}' } }],
};
