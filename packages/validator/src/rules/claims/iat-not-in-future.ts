import type { Examples, ParamTypes, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { ahead } from './numeric-date.ts';

/**
 * The assertion was not made after now: `iat` is at most the judging clock plus the tolerance.
 *
 * A profile that allows a number of seconds `ahead` gives the tolerance itself, and no other is added.
 * RFC 7519 section 4.1.6 gives `iat` no such meaning, so a profile decides how strongly this holds.
 */
export const rule: RequestRule = {
  id: 'iat-not-in-future',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: (view, params) => ahead('iat', view, params),
};

export const paramTypes: ParamTypes = { 'ahead?': 'integer' };

export const words: Words = {
  title: 'iat does not lie in the future',
  message: {
    far: 'the assertion says it was made {{distance}} s from now',
    beyond: 'iat is a number too large to be a moment',
  },
  expected: 'at most {{limit}}',
  help: 'Set iat to the moment of signing, in seconds rather than milliseconds, and keep the clock in step.',
};

const endless = /* @__PURE__ */ compact(undefined, /* @__PURE__ */ cleanClaims.replace('"iat":1000', '"iat":1e999'));

export const examples: Examples = {
  right: [
    { title: 'made now', subject: { claims: { iat: 1000 } } },
    { title: 'ahead within the tolerance', subject: { claims: { iat: 1005 } }, facts: { tolerance: 5 } },
    { title: 'no iat', subject: { claims: { iat: undefined } } },
    {
      title: 'as far ahead as the profile allows',
      subject: { claims: { iat: 1060 } },
      params: { ahead: 60 },
    },
  ],
  wrong: [
    {
      title: 'beyond what the profile allows, whatever the tolerance',
      subject: { claims: { iat: 1061 } },
      facts: { tolerance: 60 },
      params: { ahead: 60 },
    },
    { title: 'one second ahead', subject: { claims: { iat: 1001 } } },
    { title: 'milliseconds', subject: { claims: { iat: 1_000_000 } } },
    { title: 'a number beyond a double', subject: { assertion: endless } },
  ],
};
