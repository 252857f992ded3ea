import { type Examples, integer, type ParamTypes, type ResponseRule, type Words } from '../../rule.ts';

/** What a character of an access token can say at most: one of 95 (RFC 6749 appendix A.12), in bits. */
const bitsPerCharacter = /* @__PURE__ */ Math.log2(95);

/** The issued `access_token` is long enough to hold `bits` bits; how random they are, one answer cannot tell. */
export const rule: ResponseRule = {
  id: 'response-access-token-length',
  kind: 'response',
  on: 'token',
  refusal: 'authentication',
  yieldsTo: ['response-access-token'],
  check({ members }, _expected, params) {
    const token = members['access_token'];
    const bits = integer(params, 'bits');
    const needed = Math.ceil(bits / bitsPerCharacter);
    if (typeof token !== 'string' || token.length >= needed) return [];
    const data = { length: token.length, bits, needed };
    return [{ path: '/body/access_token', data }];
  },
};

export const paramTypes: ParamTypes = { bits: 'integer' };

export const words: Words = {
  title: 'the access token is long enough to be random',
  message: 'an access token of {{length}} characters cannot hold {{bits}} bits',
  expected: 'at least {{needed}} characters',
  help: 'Issue access tokens that hold at least {{bits}} bits from a random source.',
};

const rest = '"token_type":"bearer","expires_in":300,"scope":"system/Patient.rs"';

export const examples: Examples = {
  right: [
    {
      title: '22 characters',
      response: { body: `{"access_token":"2YotnFZFEjr1zCsicMWpAA",${rest}}` },
      params: { bits: 128 },
    },
  ],
  wrong: [
    { title: 'eight characters', response: { body: `{"access_token":"2YotnFZF",${rest}}` }, params: { bits: 128 } },
  ],
};
