import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, compact } from '../assertion/example-text.ts';
import { notNumericDate } from './numeric-date.ts';

/**
 * `nbf`, when present, is a JSON number: no numeric string, no `null`; one beyond a double is a number as well.
 *
 * RFC 7519 sections 2 and 4.1.5.
 */
export const rule: RequestRule = {
  id: 'nbf-type',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => notNumericDate('nbf', claims['nbf']),
};

export const words: Words = {
  title: 'nbf is a JSON number',
  message: 'the nbf claim is not a JSON number',
  expected: 'a JSON number of seconds',
  help: 'Send nbf as a bare JSON number of seconds since 1970-01-01T00:00:00Z, without quotes.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [
    { title: 'an integer', subject: { claims: { nbf: 990 } } },
    { title: 'a number with a fraction', subject: { claims: { nbf: 990.5 } } },
    {
      title: 'a number beyond a double',
      subject: { assertion: compact(undefined, cleanClaims.replace('{', '{"nbf":1e999,')) },
    },
  ],
  wrong: [
    { title: 'a numeric string', subject: { claims: { nbf: '990' } } },
    { title: 'a date as text', subject: { claims: { nbf: '1970-01-01T00:17:40Z' } } },
    { title: 'null', subject: { claims: { nbf: null } } },
    { title: 'a list of one number', subject: { claims: { nbf: [990] } } },
    { title: 'true', subject: { claims: { nbf: true } } },
  ],
}))();
