import { refusal } from '../deed.ts';
import { madeUpToken, reused, withoutEnd } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

/** So many requests after one refusal are repetition without bound. */
const seenEnough = 6;

/** 401 for good. */
export const scenario: Scenario = {
  id: 'refused-401',
  title: 'a client that is refused with 401 stops asking',
  rules: ['token-requests-bounded', 'only-issued-tokens-used', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'Up to five requests are lawful: a profile may ask for repetition after every status but 200 and 400.',
  seconds: 10,
  token: () => refusal(401, 'invalid_client', { 'WWW-Authenticate': 'Bearer error="invalid_client"' }),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => [...withoutEnd(seen, seenEnough, 'each refused with 401'), ...madeUpToken(seen), ...reused(seen)],
};
