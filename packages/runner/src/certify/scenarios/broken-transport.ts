import { withToken } from '../answers.ts';
import { isHasty, reused } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

const rules = ['retry-uses-new-assertion', 'jti-single-use'] as const;

/** Seconds by which an answer is late. */
const late = 3;

/** The connection breaks twice after the request was read. */
export const connectionReset: Scenario = {
  id: 'connection-reset',
  title: 'a request is made anew after its connection broke',
  rules: [...rules, 'retry-on-other-status'],
  latitude: 'Not trying again is lawful, and so is trying again once without a pause.',
  token: ({ nth }) => (nth <= 2 ? { reset: true } : undefined),
  judge: (seen) => {
    if (seen.arrivals.length < 2) return { unshown: 'the client did not try again' };
    const hasty = isHasty(seen.arrivals) && seen.arrivals.length > 3;
    const message = 'the client tried again and again without any pause after its connection broke';
    return [...reused(seen), ...(hasty ? [{ rule: 'retry-on-other-status', level: 'MUST' as const, message }] : [])];
  },
};

/** The answer is slow. */
export const slowAnswer: Scenario = {
  id: 'slow-answer',
  title: 'a request is made anew when the answer is slow',
  rules,
  latitude: `Waiting ${late} s for the answer is lawful, and so is giving up.`,
  token: (arrival, session) => (arrival.nth === 1 ? { ...withToken(arrival, session), delay: late * 1000 } : undefined),
  judge: (seen) => reused(seen),
};
