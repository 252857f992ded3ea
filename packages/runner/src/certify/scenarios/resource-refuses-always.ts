import { invalidToken } from '../answers.ts';
import { isHasty } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

/** So many token requests for one call are enough to be seen. */
const seenEnough = 10;
/** One token, and two more to be sure. */
const bearable = 3;

/** No token is good enough for the resource. */
export const scenario: Scenario = {
  id: 'resource-refuses-always',
  title: 'a client whose tokens are all refused stops asking',
  rules: ['token-requests-bounded', 'retry-uses-new-assertion'],
  latitude: 'Up to three token requests for one call are lawful.',
  seconds: 15,
  resource: () => invalidToken,
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: ({ arrivals, calls }) => {
    if (calls.length === 0) return { unshown: 'the client did not call the resource' };
    if (arrivals.length <= bearable) return [];
    const endless = arrivals.length >= seenEnough;
    const message = `${arrivals.length} token requests were made for one call that was refused each time`;
    return [
      { rule: 'token-requests-bounded', message, ...(endless && isHasty(arrivals) && { level: 'MUST' as const }) },
    ];
  },
};
