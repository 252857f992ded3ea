import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { isNumericDate, tooFar } from './numeric-date.ts';

/**
 * The assertion has not expired: the judging clock is before `exp` plus the tolerance.
 *
 * A clock exactly at `exp` is too late. RFC 7523 section 3, item 4; RFC 7519 section 4.1.4.
 */
export const rule: RequestRule = {
  id: 'exp-in-future',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims, facts }) {
    const { exp } = claims;
    const tolerance = facts.tolerance ?? 0;
    if (!isNumericDate(exp) || facts.now < exp + tolerance) return [];
    return tooFar('exp', exp, { distance: facts.now - exp, limit: facts.now - tolerance });
  },
};

export const words: Words = {
  title: 'the assertion has not expired',
  message: { far: 'the assertion expired {{distance}} s ago', beyond: 'exp is a number too small to be a moment' },
  expected: 'later than {{limit}}',
  help: 'Make a new assertion for every request, set exp ahead of the moment of sending, and keep the clock in step.',
};

const endless = /* @__PURE__ */ compact(undefined, /* @__PURE__ */ cleanClaims.replace('"exp":1090', '"exp":-1e999'));

export const examples: Examples = {
  right: [
    { title: 'one second left', subject: { claims: { exp: 1001 } } },
    { title: 'expired within the tolerance', subject: { claims: { exp: 996 } }, facts: { tolerance: 5 } },
  ],
  wrong: [
    { title: 'expires now', subject: { claims: { exp: 1000 } } },
    { title: 'expired an hour ago', subject: { claims: { exp: -2600 } } },
    { title: 'expired exactly by the tolerance', subject: { claims: { exp: 995 } }, facts: { tolerance: 5 } },
    { title: 'zero is a moment, not an absent claim', subject: { claims: { exp: 0 } } },
    { title: 'a negative number beyond a double', subject: { assertion: endless } },
  ],
};
