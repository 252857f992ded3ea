import { type Deed, refusal } from '../deed.ts';
import { isHasty, pauses, reused } from '../repetition.ts';
import type { Breach, Scenario, Seen } from '../scenario.ts';

/** Fractions of a second that a clock or a timer may be off. */
const timerSlack = 0.2;
const asked = 2;

const unavailable = (headers?: Readonly<Record<string, string>>): Deed =>
  refusal(503, 'temporarily_unavailable', headers);
const tooMany = (headers?: Readonly<Record<string, string>>): Deed => refusal(429, 'slow_down', headers);
const retryAfter = { 'Retry-After': String(asked) } as const;

const aboutRetries = ['retry-on-other-status', 'retry-uses-new-assertion', 'jti-single-use'] as const;
const aboutWaiting = ['retry-after-honoured', 'retry-uses-new-assertion', 'jti-single-use'] as const;

const retryLatitude =
  'One repetition at once is lawful where the profile names no pause; how often and how long is left to the client.';
const waitLatitude = 'Not trying again is lawful; a repetition may come a fifth of a second early.';

/** 503 twice, without a word about when to come back. */
export const unavailableBriefly: Scenario = {
  id: 'unavailable-briefly',
  title: 'the client tries again after 503',
  rules: aboutRetries,
  latitude: retryLatitude,
  token: ({ nth }) => (nth <= 2 ? unavailable() : undefined),
  judge: (seen) => [...retried(seen, 503), ...reused(seen)],
};

/** 429 twice, without a word about when to come back. */
export const throttledBriefly: Scenario = {
  id: 'throttled-briefly',
  title: 'the client tries again after 429',
  rules: aboutRetries,
  latitude: retryLatitude,
  token: ({ nth }) => (nth <= 2 ? tooMany() : undefined),
  judge: (seen) => [...retried(seen, 429), ...reused(seen)],
};

/** 503 once, with Retry-After. */
export const unavailableRetryAfter: Scenario = {
  id: 'unavailable-retry-after',
  title: 'the client waits as long as Retry-After of a 503 asks',
  rules: aboutWaiting,
  latitude: waitLatitude,
  token: ({ nth }) => (nth === 1 ? unavailable(retryAfter) : undefined),
  judge: (seen) => waited(seen),
};

/** 429 once, with Retry-After. */
export const throttledRetryAfter: Scenario = {
  id: 'throttled-retry-after',
  title: 'the client waits as long as Retry-After of a 429 asks',
  rules: aboutWaiting,
  latitude: waitLatitude,
  token: ({ nth }) => (nth === 1 ? tooMany(retryAfter) : undefined),
  judge: (seen) => waited(seen),
};

/** So many requests within the time of the scenario are without end. */
const seenEnough = 12;

/** 503 for good. */
export const unavailableForGood: Scenario = {
  id: 'unavailable-for-good',
  title: 'the client stops asking when the endpoint stays unavailable',
  rules: ['token-requests-bounded', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude: 'Fewer than twelve requests in ten seconds are lawful, whatever comes later.',
  seconds: 10,
  token: () => unavailable(),
  enough: ({ arrivals }) => arrivals.length >= seenEnough,
  judge: (seen) => {
    const { arrivals } = seen;
    const message = `${arrivals.length} requests were made while the endpoint was unavailable`;
    const hasty = isHasty(arrivals) && { level: 'MUST' as const };
    const endless = arrivals.length >= seenEnough ? [{ rule: 'token-requests-bounded', message, ...hasty }] : [];
    return [...endless, ...reused(seen)];
  },
};

function retried({ arrivals, param }: Seen, status: number): readonly Breach[] {
  const rule = 'retry-on-other-status';
  if (arrivals.length < 2) return [{ rule, message: `the client did not try again after ${status}` }];
  if (isHasty(arrivals))
    return [{ rule, level: 'MUST', message: `the client tried again and again without any pause after ${status}` }];
  const least = param(rule, 'seconds') ?? 0;
  const shortest = Math.min(...pauses(arrivals));
  if (shortest >= least - timerSlack) return [];
  return [
    { rule, message: `the client tried again ${shortest.toFixed(1)} s after ${status}; a few seconds are asked for` },
  ];
}

function waited(seen: Seen): ReturnType<Scenario['judge']> {
  const [pause] = pauses(seen.arrivals);
  if (pause === undefined) return { unshown: 'the client did not try again' };
  const early = pause < asked - timerSlack;
  const message = `the client tried again after ${pause.toFixed(1)} s, Retry-After asked for ${asked} s`;
  return [...(early ? [{ rule: 'retry-after-honoured', message }] : []), ...reused(seen)];
}
