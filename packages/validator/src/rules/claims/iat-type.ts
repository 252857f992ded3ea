import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { notNumericDate } from './numeric-date.ts';

/**
 * `iat`, when present, is a JSON number: no numeric string, no `null`; one beyond a double is a number as well.
 *
 * RFC 7519 sections 2 and 4.1.6.
 */
export const rule: RequestRule = {
  id: 'iat-type',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => notNumericDate('iat', claims['iat']),
};

export const words: Words = {
  title: 'iat is a JSON number',
  message: 'the iat claim is not a JSON number',
  expected: 'a JSON number of seconds',
  help: 'Send iat as a bare JSON number of seconds since 1970-01-01T00:00:00Z, without quotes.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an integer', subject: { claims: { iat: 990 } } },
    { title: 'a number with a fraction', subject: { claims: { iat: 990.5 } } },
    {
      title: 'a number beyond a double',
      subject: { assertion: compact(undefined, cleanClaims.replace('"iat":1000', '"iat":1e999')) },
    },
  ],
  wrong: [
    { title: 'a numeric string', subject: { claims: { iat: '990' } } },
    { title: 'a date as text', subject: { claims: { iat: '1970-01-01T00:17:40Z' } } },
    { title: 'null', subject: { claims: { iat: null } } },
    { title: 'a list of one number', subject: { claims: { iat: [990] } } },
    { title: 'true', subject: { claims: { iat: true } } },
  ],
}))();
