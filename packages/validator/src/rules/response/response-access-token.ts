import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** The issued `access_token` is a string and not empty. RFC 6749 section 5.1. */
export const rule: ResponseRule = {
  id: 'response-access-token',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  check({ members }) {
    const token = members['access_token'];
    if (typeof token === 'string' && token !== '') return [];
    return [{ path: '/body/access_token', as: token === '' ? 'empty' : 'type' }];
  },
};

export const words: Words = {
  title: 'the access token is a string',
  message: { type: 'access_token is not a JSON string', empty: 'access_token is empty' },
  expected: 'a string that is not empty',
  help: 'Send the access token as a JSON string, or an error when none is issued.',
};

const rest = '"token_type":"bearer","expires_in":300,"scope":"system/Patient.rs"';

export const examples: Examples = {
  right: [{ title: 'a string', response: { body: `{"access_token":"2YotnFZFEjr1zCsicMWpAA",${rest}}` } }],
  wrong: [
    { title: 'an empty string', response: { body: `{"access_token":"",${rest}}` } },
    { title: 'a number', response: { body: `{"access_token":7,${rest}}` } },
    { title: 'an object', response: { body: `{"access_token":{"value":"t"},${rest}}` } },
  ],
};
