import { refusal } from '../deed.ts';
import { madeUpToken, reused } from '../repetition.ts';
import type { Breach, Scenario, Seen } from '../scenario.ts';

/** So many requests after one refusal are repetition without bound. */
const seenEnough = 6;

/** 400 for good. */
export const scenario: Scenario = {
  id: 'refused-400',
  title: 'the client does not repeat a request that was refused with 400',
  rules: ['no-retry-on-400', 'only-issued-tokens-used', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'One request is right; up to five are a warning; six within ten seconds are repetition without bound.',
  seconds: 10,
  token: () => refusal(400, 'invalid_client'),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => [...repeated(seen), ...madeUpToken(seen), ...reused(seen)],
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
