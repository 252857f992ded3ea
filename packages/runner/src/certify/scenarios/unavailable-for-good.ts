import { refusal } from '../deed.ts';
import { reused, withoutEnd } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

/** So many requests within the time of the scenario are without end. */
const seenEnough = 12;

/** 503 for good. */
export const scenario: Scenario = {
  id: 'unavailable-for-good',
  title: 'the client stops asking when the endpoint stays unavailable',
  rules: ['token-requests-bounded', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'Fewer than twelve requests in ten seconds are lawful, whatever comes later.',
  seconds: 10,
  token: () => refusal(503, 'temporarily_unavailable'),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => [...withoutEnd(seen, seenEnough, 'while the endpoint was unavailable'), ...reused(seen)],
};
