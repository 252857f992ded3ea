import { isScope } from '../../parse/scope.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** `scope`, when present, is a list of scope tokens with single spaces between. RFC 6749 section 3.3 and appendix A.4. */
export const rule: ResponseRule = {
  id: 'response-scope-syntax',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }) {
    const { scope } = members;
    if (scope === undefined) return [];
    const path = '/body/scope';
    if (typeof scope !== 'string') return [{ path, as: 'type', actual: scope }];
    if (scope === '') return [{ path, as: 'empty', actual: scope }];
    return isScope(scope) ? [] : [{ path, as: 'grammar', actual: scope }];
  },
};

export const words: Words = {
  title: 'the granted scope is a list of scope tokens',
  message: {
    type: 'scope is not a JSON string',
    empty: 'scope is empty',
    grammar: 'scope is not a list of scope tokens with single spaces between',
  },
  expected: { type: 'a JSON string' },
  help: 'Send scope as one string of tokens with one space between two, or leave it out.',
};

const body = (scope: string) => ({
  body: `{"access_token":"t","token_type":"bearer","expires_in":300,"scope":${scope}}`,
});
const open = { requestedScope: 'a b' };

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'one token', response: body('"a"'), expected: open },
    { title: 'no scope', response: { body: '{"access_token":"t","token_type":"bearer"}' } },
    { title: 'two tokens', response: body('"a b"'), expected: open },
  ],
  wrong: [
    { title: 'an empty string', response: body('""'), expected: open },
    { title: 'a list', response: body('["a","b"]'), expected: open },
    { title: 'two spaces', response: body('"a  b"'), expected: open },
    { title: 'a space at the end', response: body('"a b "'), expected: open },
    { title: 'a quote in a token', response: body('"a\\""'), expected: { requestedScope: 'a"' } },
    { title: 'null', response: body('null'), expected: open },
  ],
}))();
