import type { Deed } from './deed.ts';
import { madeUpToken, reused, withoutEnd } from './repetition.ts';
import type { Scenario } from './scenario.ts';

/** So many requests are without end. */
const seenEnough = 6;

/** An answer of 200 that holds no token that could be used. */
export function withoutToken(id: string, title: string, answer: Deed): Scenario {
  return {
    id,
    title,
    rules: ['only-issued-tokens-used', 'token-requests-bounded', 'retry-uses-new-assertion', 'jti-single-use'],
    latitude: 'Every end without a call of the resource is right; up to five requests are lawful.',
    seconds: 10,
    token: () => answer,
    enough: ({ arrivals }) => arrivals.length >= seenEnough,
    judge: (seen) => [
      ...madeUpToken(seen),
      ...withoutEnd(seen, seenEnough, 'each answered without a token'),
      ...reused(seen),
    ],
  };
}

/** Header fields of an answer that says it is JSON. */
export const jsonType = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } as const;
