import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { tooLong } from './numeric-date.ts';

/**
 * `exp` lies at most `seconds` behind `iat`, where both are there: the clock of the judge has no part in it.
 *
 * How far `exp` lies ahead of that clock is the business of `exp-max-lifetime`.
 */
export const rule: RequestRule = {
  id: 'exp-max-after-iat',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  yieldsTo: ['exp-max-lifetime'],
  check: ({ claims }, params) => tooLong(claims['exp'], claims['iat'], integer(params, 'seconds')),
};

export const paramTypes: ParamTypes = { seconds: 'integer' };

export const words: Words = {
  title: 'exp lies no further behind iat than allowed',
  message: 'exp lies {{distance}} s after iat, {{limit}} s are allowed',
  expected: 'at most {{limit}} s after iat',
  help: 'Set iat to the moment of signing and exp at most {{limit}} s after it.',
};

export const examples: Examples = {
  right: [
    { title: 'exactly at the limit', subject: { claims: { iat: 790, exp: 1090 } }, params: { seconds: 300 } },
    { title: 'no iat', subject: { claims: { iat: undefined } }, params: { seconds: 1 } },
  ],
  wrong: [{ title: 'one second over', subject: { claims: { iat: 789, exp: 1090 } }, params: { seconds: 300 } }],
};
