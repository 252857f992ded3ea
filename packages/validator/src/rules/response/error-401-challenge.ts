import { fieldValues } from '../../parse/header-fields.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** Any 401 carries a challenge, even where the client used no Authorization field. RFC 9110 section 15.5.2. */
export const rule: ResponseRule = {
  id: 'error-401-challenge',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  check({ status, headers }, { authorizationSent }) {
    if (status !== 401 || authorizationSent || fieldValues(headers, 'www-authenticate').length > 0) return [];
    return [{ path: '/headers/www-authenticate' }];
  },
};

export const words: Words = {
  title: 'every 401 carries a challenge',
  message: 'status 401 came without WWW-Authenticate',
  help: 'Send WWW-Authenticate with every 401, or answer with 400.',
};

const challenged = [
  ['Content-Type', 'application/json'],
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
  ['WWW-AUTHENTICATE', 'Basic realm="as"'],
] as const;
const refused = { status: 401, body: '{"error":"invalid_client","error_description":"client authentication failed"}' };
const expected = { refusal: 'authentication', authorizationSent: false } as const;

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'with a challenge', response: { ...refused, headers: challenged }, expected },
    { title: 'another status', response: { ...refused, status: 400 }, expected },
  ],
  wrong: [{ title: 'without a challenge', response: refused, expected }],
}))();
