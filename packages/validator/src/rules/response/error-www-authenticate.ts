import { fieldValues } from '../../parse/header-fields.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** A 401 that answers an Authorization field carries a challenge for its scheme. RFC 6749 section 5.2. */
export const rule: ResponseRule = {
  id: 'error-www-authenticate',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  check({ status, headers }, { authorizationSent }) {
    if (status !== 401 || !authorizationSent || fieldValues(headers, 'www-authenticate').length > 0) return [];
    return [{ path: '/headers/www-authenticate' }];
  },
};

export const words: Words = {
  title: 'a 401 to an Authorization field carries a challenge',
  message: 'status 401 came without WWW-Authenticate, though Authorization was sent',
  help: 'Send WWW-Authenticate with the scheme that the client used.',
};

const challenged = [
  ['Content-Type', 'application/json'],
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
  ['WWW-AUTHENTICATE', 'Basic realm="as"'],
] as const;
const refused = { status: 401, body: '{"error":"invalid_client","error_description":"client authentication failed"}' };
const expected = { refusal: 'authentication', authorizationSent: true } as const;

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'with a challenge', response: { ...refused, headers: challenged }, expected },
    { title: 'another status', response: { ...refused, status: 400 }, expected },
  ],
  wrong: [{ title: 'without a challenge', response: refused, expected }],
}))();
