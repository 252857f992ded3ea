import { type Examples, integer, type RequestRule, type Words } from '../../rule.ts';

/**
 * `exp` lies no further ahead than allowed.
 *
 * The distance is taken from the judging clock, or, with `from: "iat"`, from `iat` when that is a number.
 * An absent or non-numeric `exp` is the business of `exp-required` and `exp-type`. RFC 7523 section 3, item 4.
 */
export const rule: RequestRule = {
  id: 'exp-max-lifetime',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  params: { seconds: 'integer', from: ['now', 'iat'] },
  check({ claims, facts }, params) {
    const { exp, iat } = claims;
    if (typeof exp !== 'number') return [];
    const from = params['from'] === 'iat' && typeof iat === 'number' ? iat : facts.now;
    const ahead = exp - from;
    const limit = integer(params, 'seconds');
    if (ahead <= limit + (facts.tolerance ?? 0)) return [];
    return [{ path: '/claims/exp', data: { ahead, limit }, expected: `at most ${limit} s ahead`, actual: exp }];
  },
};

export const words: Words = {
  title: 'exp lies no further ahead than allowed',
  message: 'exp lies {{ahead}} s ahead, {{limit}} s are allowed',
  help: 'Set exp at most {{limit}} s after the moment of sending.',
};

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
  ],
  wrong: [
    {
      title: 'one second over',
      subject: { claims: { exp: 1301 } },
      facts: { now: 1000 },
      params: { seconds: 300, from: 'now' },
    },
  ],
};
