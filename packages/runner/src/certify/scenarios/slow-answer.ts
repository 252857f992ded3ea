import { withToken } from '../answers.ts';
import { reused } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

/** Seconds by which the answer is late. */
const late = 3;

/** The answer is slow. */
export const scenario: Scenario = {
  id: 'slow-answer',
  title: 'a request is made anew when the answer is slow',
  rules: ['retry-uses-new-assertion', 'jti-single-use'],
  latitude: `Waiting ${late} s for the answer is lawful, and so is giving up.`,
  token: (arrival, session) => (arrival.nth === 1 ? { ...withToken(arrival, session), delay: late * 1000 } : undefined),
  judge: (seen) => reused(seen),
};
