import type { Examples, ParamTypes, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { ahead } from './numeric-date.ts';

/**
 * The assertion is valid already: `nbf`, less the tolerance, is not ahead of the judging clock.
 *
 * A profile that allows a number of seconds `ahead` gives the tolerance itself, and no other is added.
 * A clock exactly at `nbf` is in time. RFC 7523 section 3, item 5; RFC 7519 section 4.1.5.
 */
export const rule: RequestRule = {
  id: 'nbf-not-in-future',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: (view, params) => ahead('nbf', view, params),
};

export const paramTypes: ParamTypes = { 'ahead?': 'integer' };

export const words: Words = {
  title: 'nbf has been reached',
  message: {
    far: 'the assertion is not valid for another {{distance}} s',
    beyond: 'nbf is a number too large to be a moment',
  },
  expected: 'at most {{limit}}',
  help: 'Leave nbf out, or set it no later than the moment of sending, and keep the clock in step.',
};

const endless = /* @__PURE__ */ compact(undefined, /* @__PURE__ */ cleanClaims.replace('{', '{"nbf":1e999,'));

export const examples: Examples = {
  right: [
    { title: 'valid from now on', subject: { claims: { nbf: 1000 } } },
    { title: 'ahead within the tolerance', subject: { claims: { nbf: 1005 } }, facts: { tolerance: 5 } },
    { title: 'no nbf' },
    {
      title: 'as far ahead as the profile allows',
      subject: { claims: { nbf: 1060 } },
      params: { ahead: 60 },
    },
  ],
  wrong: [
    {
      title: 'beyond what the profile allows, whatever the tolerance',
      subject: { claims: { nbf: 1061 } },
      facts: { tolerance: 60 },
      params: { ahead: 60 },
    },
    { title: 'one second ahead', subject: { claims: { nbf: 1001 } } },
    { title: 'one second beyond the tolerance', subject: { claims: { nbf: 1006 } }, facts: { tolerance: 5 } },
    { title: 'a number beyond a double', subject: { assertion: endless } },
  ],
};
