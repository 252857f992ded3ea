import { scopeTokens } from '../../parse/scope.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/**
 * The grant holds only scopes that were asked for, where any were named.
 *
 * Tokens are compared as they stand: a server that spells out a wildcard is seen as well.
 * SMART App Launch, Backend Services, access token response.
 */
export const rule: ResponseRule = {
  id: 'response-scope-limited',
  kind: 'response',
  on: 'token',
  refusal: 'scope',
  yieldsTo: ['scope-within-grant'],
  check({ members }, { requestedScope }) {
    const requested = scopeTokens(requestedScope);
    if (requested.length === 0) return [];
    const extra = scopeTokens(members['scope']).filter((token) => !requested.includes(token));
    return extra.map((token) => ({
      path: '/body/scope',
      expected: requested.join(' '),
      actual: token,
    }));
  },
};

export const words: Words = {
  title: 'no more is granted than was asked for',
  message: 'the answer grants {{actual}}, which was not asked for',
  help: 'Grant at most the scopes of the request.',
};

const body = (scope: string) => ({
  body: `{"access_token":"t","token_type":"bearer","expires_in":300,"scope":"${scope}"}`,
});

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'what was asked for', response: body('a b'), expected: { requestedScope: 'b a' } },
    { title: 'less than was asked for', response: body('a'), expected: { requestedScope: 'b a' } },
    { title: 'nothing was asked for', response: body('a b'), expected: { requestedScope: '' } },
  ],
  wrong: [{ title: 'one more', response: body('a b'), expected: { requestedScope: 'a' } }],
}))();
