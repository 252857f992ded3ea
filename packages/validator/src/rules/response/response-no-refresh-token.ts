import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** No refresh token comes with the token: the client can ask again by itself. RFC 6749 section 4.4.3. */
export const rule: ResponseRule = {
  id: 'response-no-refresh-token',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }) {
    const token = members['refresh_token'];
    return token === undefined || token === null ? [] : [{ path: '/body/refresh_token' }];
  },
};

export const words: Words = {
  title: 'no refresh token is issued',
  message: 'the answer holds a refresh token',
  help: 'Leave refresh_token out for client_credentials; the client authenticates again for the next token.',
};

const body = (more: string) => ({
  body: `{"access_token":"t","token_type":"bearer","expires_in":300,"scope":"system/Patient.rs"${more}}`,
});

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'no refresh_token', response: body('') },
    { title: 'null is none', response: body(',"refresh_token":null') },
  ],
  wrong: [{ title: 'a refresh token', response: body(',"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"') }],
}))();
