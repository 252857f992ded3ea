import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { isNumericDate, tooFar } from './numeric-date.ts';

/**
 * The assertion was made recently: `iat` lies at most `seconds`, plus the tolerance, behind the judging clock.
 *
 * RFC 7523 section 3, item 6.
 */
export const rule: RequestRule = {
  id: 'iat-not-too-old',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims, facts }, params) {
    const { iat } = claims;
    const limit = integer(params, 'seconds');
    if (!isNumericDate(iat) || facts.now - iat <= limit + (facts.tolerance ?? 0)) return [];
    return tooFar('iat', iat, { distance: facts.now - iat, limit });
  },
};

export const paramTypes: ParamTypes = { seconds: 'integer' };

export const words: Words = {
  title: 'the assertion was made recently',
  message: {
    far: 'the assertion was made {{distance}} s ago, {{limit}} s are allowed',
    beyond: 'iat is a number too small to be a moment',
  },
  expected: 'at most {{limit}} s ago',
  help: 'Sign a new assertion right before every request, and set iat to that moment.',
};

const endless = /* @__PURE__ */ compact(undefined, /* @__PURE__ */ cleanClaims.replace('"iat":1000', '"iat":-1e999'));

export const examples: Examples = {
  right: [
    { title: 'exactly at the limit', subject: { claims: { iat: 700 } }, params: { seconds: 300 } },
    {
      title: 'over by the tolerance',
      subject: { claims: { iat: 695 } },
      facts: { tolerance: 5 },
      params: { seconds: 300 },
    },
    { title: 'no iat', subject: { claims: { iat: undefined } } },
  ],
  wrong: [
    { title: 'one second over', subject: { claims: { iat: 699 } }, params: { seconds: 300 } },
    { title: 'made in 1970', subject: { claims: { iat: 0 } }, params: { seconds: 999 } },
    { title: 'a negative number beyond a double', subject: { assertion: endless }, params: { seconds: 300 } },
  ],
};
