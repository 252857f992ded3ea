import { json } from '../deed.ts';
import { isHasty } from '../repetition.ts';
import type { Scenario } from '../scenario.ts';

const invalid = json({ error: 'invalid_token' }, 401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });

/** The first token is withdrawn before it is used. */
export const resourceRefusesOnce: Scenario = {
  id: 'resource-refuses-once',
  title: 'a token that the resource refuses is replaced',
  rules: ['refused-token-renewed'],
  latitude: 'The refused call may be repeated or given up, as long as a new token is asked for before the next.',
  calls: 2,
  intervalMs: 100,
  resource: ({ issued }, { tokens }) => {
    if (issued === undefined || tokens[0] !== issued) return undefined;
    issued.revoked = true;
    return invalid;
  },
  judge: ({ arrivals, calls }) => {
    const refused = calls.find(({ sent }) => sent?.status === 401);
    if (refused === undefined) return { unshown: 'the client did not call the resource' };
    const renewed = arrivals.some((one) => one.at >= refused.at);
    if (renewed) return [];
    const again = calls.filter(({ presented, nth }) => nth > refused.nth && presented === refused.presented).length;
    const message =
      again === 0 ? 'the client gave up over a refused token' : `the refused token was presented ${again} times more`;
    return [{ rule: 'refused-token-renewed', message }];
  },
};

/** So many token requests for one call are enough to be seen. */
const seenEnough = 10;
/** One token, and two more to be sure. */
const bearable = 3;

/** No token is good enough for the resource. */
export const resourceRefusesAlways: Scenario = {
  id: 'resource-refuses-always',
  title: 'a client whose tokens are all refused stops asking',
  rules: ['token-requests-bounded', 'retry-uses-new-assertion'],
  latitude: 'Up to three token requests for one call are lawful.',
  seconds: 15,
  resource: () => invalid,
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
