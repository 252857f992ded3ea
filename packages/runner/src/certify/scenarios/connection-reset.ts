import { isHasty, reused } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

/** The connection breaks twice after the request was read. */
export const scenario: Scenario = {
  id: 'connection-reset',
  title: 'a request is made anew after its connection broke',
  rules: ['retry-uses-new-assertion', 'jti-single-use', 'retry-on-other-status'],
  latitude: 'Not trying again is lawful, and so is trying again once without a pause.',
  token: ({ nth }) => (nth <= 2 ? { reset: true } : undefined),
  judge: (seen) => {
    if (seen.arrivals.length < 2) return { unshown: 'the client did not try again' };
    const hasty = isHasty(seen.arrivals) && seen.arrivals.length > 3;
    const message = 'the client tried again and again without any pause after its connection broke';
    return [...reused(seen), ...(hasty ? [{ rule: 'retry-on-other-status', level: 'MUST' as const, message }] : [])];
  },
};
