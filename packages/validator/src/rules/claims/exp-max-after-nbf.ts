import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { tooLong } from './numeric-date.ts';

/**
 * `exp` lies at most `seconds` behind `nbf`, where both are there: the clock of the judge has no part in it.
 *
 * How far `exp` lies ahead of that clock is the business of `exp-max-lifetime`.
 */
export const rule: RequestRule = {
  id: 'exp-max-after-nbf',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  yieldsTo: ['exp-max-lifetime'],
  check: ({ claims }, params) => tooLong(claims['exp'], claims['nbf'], integer(params, 'seconds')),
};

export const paramTypes: ParamTypes = { seconds: 'integer' };

export const words: Words = {
  title: 'exp lies no further behind nbf than allowed',
  message: 'exp lies {{distance}} s after nbf, {{limit}} s are allowed',
  expected: 'at most {{limit}} s after nbf',
  help: 'Leave nbf out, or set exp at most {{limit}} s after it.',
};

export const examples: Examples = {
  right: [
    { title: 'exactly at the limit', subject: { claims: { nbf: 790, exp: 1090 } }, params: { seconds: 300 } },
    { title: 'no nbf', subject: { claims: { nbf: undefined } }, params: { seconds: 1 } },
  ],
  wrong: [{ title: 'one second over', subject: { claims: { nbf: 789, exp: 1090 } }, params: { seconds: 300 } }],
};
