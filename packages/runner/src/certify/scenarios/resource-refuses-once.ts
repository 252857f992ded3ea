import { invalidToken } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

/** The first token is withdrawn before it is used. */
export const scenario: Scenario = {
  id: 'resource-refuses-once',
  title: 'a token that the resource refuses is replaced',
  rules: ['refused-token-renewed'],
  latitude: 'The refused call may be repeated or given up, as long as a new token is asked for before the next.',
  calls: 2,
  intervalMs: 100,
  resource: ({ issued }, { tokens }) => {
    if (issued === undefined || tokens[0] !== issued) return undefined;
    issued.revoked = true;
    return invalidToken;
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
