import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { notNumericDate } from './numeric-date.ts';

/**
 * `exp`, when present, is a JSON number: no numeric string, no `null`; one beyond a double is a number as well.
 *
 * RFC 7519 sections 2 and 4.1.4.
 */
export const rule: RequestRule = {
  id: 'exp-type',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => notNumericDate('exp', claims['exp']),
};

export const words: Words = {
  title: 'exp is a JSON number',
  message: 'the exp claim is not a JSON number',
  expected: 'a JSON number of seconds',
  help: 'Send exp as a bare JSON number of seconds since 1970-01-01T00:00:00Z, without quotes.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an integer', subject: { claims: { exp: 1060 } } },
    { title: 'a number with a fraction', subject: { claims: { exp: 1060.5 } } },
    {
      title: 'a number beyond a double',
      subject: { assertion: compact(undefined, cleanClaims.replace('"exp":1090', '"exp":1e999')) },
    },
  ],
  wrong: [
    { title: 'a numeric string', subject: { claims: { exp: '1060' } } },
    { title: 'a date as text', subject: { claims: { exp: '1970-01-01T00:17:40Z' } } },
    { title: 'null', subject: { claims: { exp: null } } },
    { title: 'a list of one number', subject: { claims: { exp: [1060] } } },
    { title: 'true', subject: { claims: { exp: true } } },
  ],
}))();
