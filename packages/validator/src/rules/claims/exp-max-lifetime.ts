import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { isNumericDate, tooFar } from './numeric-date.ts';

/**
 * `exp` lies no further ahead than allowed.
 *
 * The distance is taken from the judging clock, or, with `from: "iat"`, from `iat` when that is a finite number.
 * With `from: "now-without-iat"` an assertion with `iat` is not limited here: its age is (`iat-not-too-old`).
 * An absent or non-numeric `exp` is the business of `exp-required` and `exp-type`. RFC 7523 section 3, item 4.
 */
export const rule: RequestRule = {
  id: 'exp-max-lifetime',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims, facts }, params) {
    const { exp, iat } = claims;
    const dated = isNumericDate(iat) && Number.isFinite(iat);
    if (!isNumericDate(exp) || (params['from'] === 'now-without-iat' && dated)) return [];
    const distance = exp - (params['from'] === 'iat' && dated ? iat : facts.now);
    const limit = integer(params, 'seconds');
    return distance <= limit + (facts.tolerance ?? 0) ? [] : tooFar('exp', exp, { distance, limit });
  },
};

export const paramTypes: ParamTypes = { seconds: 'integer', from: ['now', 'iat', 'now-without-iat'] };

export const words: Words = {
  title: 'exp lies no further ahead than allowed',
  message: {
    far: 'exp lies {{distance}} s ahead, {{limit}} s are allowed',
    beyond: 'exp is a number too large to be a moment',
  },
  expected: 'at most {{limit}} s ahead',
  help: 'Set exp at most {{limit}} s after the moment of sending.',
};

const endless = /* @__PURE__ */ compact(undefined, /* @__PURE__ */ cleanClaims.replace('"exp":1090', '"exp":1e999'));

export const examples: Examples = {
  right: [
    {
      title: 'exactly at the limit',
      subject: { claims: { exp: 1300 } },
      facts: { now: 1000 },
      params: { seconds: 300, from: 'now' },
    },
    {
      title: 'counted from iat',
      subject: { claims: { iat: 1100, exp: 1400 } },
      facts: { now: 1000 },
      params: { seconds: 300, from: 'iat' },
    },
    { title: 'not counted beside an iat', params: { seconds: 60, from: 'now-without-iat' } },
  ],
  wrong: [
    {
      title: 'one second over',
      subject: { claims: { exp: 1301 } },
      facts: { now: 1000 },
      params: { seconds: 300, from: 'now' },
    },
    {
      title: 'one second over, counted from iat',
      subject: { claims: { iat: 900, exp: 1201 } },
      params: { seconds: 300, from: 'iat' },
    },
    {
      title: 'one second over, without iat',
      subject: { claims: { iat: undefined, exp: 1061 } },
      params: { seconds: 60, from: 'now-without-iat' },
    },
    { title: 'a number beyond a double', subject: { assertion: endless }, params: { seconds: 300, from: 'iat' } },
  ],
};
