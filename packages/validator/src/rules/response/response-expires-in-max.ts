import { type Examples, integer, type ParamTypes, type ResponseRule, type Words } from '../../rule.ts';

/** The token lives at most `seconds`. SMART App Launch, Backend Services: access tokens are short-lived. */
export const rule: ResponseRule = {
  id: 'response-expires-in-max',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }, _expected, params) {
    const lifetime = members['expires_in'];
    const limit = integer(params, 'seconds');
    if (typeof lifetime !== 'number' || !Number.isFinite(lifetime) || lifetime <= limit) return [];
    return [{ path: '/body/expires_in', data: { limit }, actual: lifetime }];
  },
};

export const paramTypes: ParamTypes = { seconds: 'integer' };

export const words: Words = {
  title: 'the token is short-lived',
  message: 'the token lives {{actual}} s, {{limit}} s are advised',
  expected: 'at most {{limit}}',
  help: 'Issue access tokens for at most {{limit}} s; a client can ask for another at any time.',
};

const body = (seconds: string) => ({
  body: `{"access_token":"t","token_type":"bearer","expires_in":${seconds},"scope":"system/Patient.rs"}`,
});

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'exactly at the limit', response: body('300'), params: { seconds: 300 } },
    { title: 'a text has no length of life', response: body('"3600"'), params: { seconds: 300 } },
    { title: 'nor has a number beyond every number', response: body('1e999'), params: { seconds: 300 } },
  ],
  wrong: [
    { title: 'one second over', response: body('301'), params: { seconds: 300 } },
    { title: 'an hour', response: body('3600'), params: { seconds: 300 } },
  ],
}))();
