import { scopeTokens } from '../../parse/scope.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** The grant holds nothing that no server can know. RFC 6749 sections 3.3 and 5.2. */
export const rule: ResponseRule = {
  id: 'scope-within-grant',
  kind: 'response',
  on: 'token',
  refusal: 'scope',
  check({ members }, { unknownScopes = [] }) {
    const invented = scopeTokens(members['scope']).filter((token) => unknownScopes.includes(token));
    return invented.map((token) => ({ path: '/body/scope', actual: token }));
  },
};

export const words: Words = {
  title: 'only known scopes are granted',
  message: 'the answer grants {{actual}}, which is not a scope of this server',
  help: 'Check each requested scope against what the client may have; leave the rest out, or answer invalid_scope.',
};

const asked = { requestedScope: 'system/Patient.rs nobody/knows.this', unknownScopes: ['nobody/knows.this'] };

export const examples: Examples = {
  right: [{ title: 'the unknown scope is left out', expected: asked }],
  wrong: [
    {
      title: 'the request is echoed',
      response: {
        body: '{"access_token":"t","token_type":"bearer","expires_in":300,"scope":"system/Patient.rs nobody/knows.this"}',
      },
      expected: asked,
    },
  ],
};
