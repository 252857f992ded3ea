import { refusal } from '../deed.ts';
import { isHasty, madeUpToken, reused } from '../repetition.ts';
import type { Breach, Scenario, Seen } from '../scenario.ts';

/** So many requests after one refusal are repetition without bound. */
const seenEnough = 6;

/** 400 for good. */
export const refused400: Scenario = {
  id: 'refused-400',
  title: 'the client does not repeat a request that was refused with 400',
  rules: ['no-retry-on-400', 'only-issued-tokens-used', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'One request is right; up to five are a warning; six within ten seconds are repetition without bound.',
  seconds: 10,
  token: () => refusal(400, 'invalid_client'),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => [...repeated(seen), ...madeUpToken(seen), ...reused(seen)],
};

/** 401 for good. */
export const refused401: Scenario = {
  id: 'refused-401',
  title: 'a client that is refused with 401 stops asking',
  rules: ['token-requests-bounded', 'only-issued-tokens-used', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'Up to five requests are lawful: a profile may ask for repetition after every status but 200 and 400.',
  seconds: 10,
  token: () => refusal(401, 'invalid_client', { 'WWW-Authenticate': 'Bearer error="invalid_client"' }),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => {
    const { arrivals } = seen;
    const message = `${arrivals.length} requests were made, each refused with 401`;
    const hasty = isHasty(arrivals) && { level: 'MUST' as const };
    const endless = arrivals.length >= seenEnough ? [{ rule: 'token-requests-bounded', message, ...hasty }] : [];
    return [...endless, ...madeUpToken(seen), ...reused(seen)];
  },
};

function repeated({ arrivals }: Seen): readonly Breach[] {
  const rule = 'no-retry-on-400';
  if (arrivals.length < 2) return [];
  const times = arrivals.length - 1;
  if (arrivals.length >= seenEnough)
    return [
      {
        rule,
        level: 'MUST',
        message: `the client repeated a refused request without bound, ${times} times until it was stopped`,
      },
    ];
  return [{ rule, message: `the client repeated a refused request ${times === 1 ? 'once' : `${times} times`}` }];
}
