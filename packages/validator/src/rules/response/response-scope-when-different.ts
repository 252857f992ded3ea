import type { Examples, ResponseRule, Words } from '../../rule.ts';

/**
 * The answer says what was granted when that cannot be what was asked for.
 *
 * A request for a scope that no server knows cannot have been granted in full. RFC 6749 sections 3.3 and 5.1.
 */
export const rule: ResponseRule = {
  id: 'response-scope-when-different',
  kind: 'response',
  on: 'token',
  refusal: 'scope',
  check({ members }, { unknownScopes = [] }) {
    if (unknownScopes.length === 0 || members['scope'] !== undefined) return [];
    return [{ path: '/body/scope' }];
  },
};

export const words: Words = {
  title: 'the answer says so when it grants less than was asked for',
  message: 'the answer has no scope, though less was granted than was asked for',
  expected: 'the scope that was granted',
  help: 'Send scope with what was granted, or refuse the request with invalid_scope.',
};

const asked = { requestedScope: 'system/Patient.rs nobody/knows.this', unknownScopes: ['nobody/knows.this'] };
const silent = '{"access_token":"t","token_type":"bearer","expires_in":300}';

export const examples: Examples = {
  right: [
    { title: 'the answer names the lesser scope', expected: asked },
    { title: 'all of it may have been granted', response: { body: silent } },
  ],
  wrong: [{ title: 'a scope nobody knows, and no word about it', response: { body: silent }, expected: asked }],
};
