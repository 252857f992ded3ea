import { type Deed, refusal } from './deed.ts';
import { isHasty, pauses, reused } from './repetition.ts';
import type { Breach, Judged, Scenario, Seen } from './scenario.ts';

/** Seconds that a clock or a timer may be off. */
const timerSlack = 0.2;
/** Seconds that Retry-After asks for. */
const asked = 2;

/** A status that asks to come back later. */
type Later = 429 | 503;

/** Answers twice with a status that asks to come back later, without a word about when. */
export function briefly(id: string, status: Later): Scenario {
  return {
    id,
    title: `the client tries again after ${status}`,
    rules: ['retry-on-other-status', 'retry-uses-new-assertion', 'jti-single-use'],
    latitude:
      'One repetition at once is lawful where the profile names no pause; how often and how long is left to the client.',
    token: ({ nth }) => (nth <= 2 ? later(status) : undefined),
    judge: (seen) => [...retried(seen, status), ...reused(seen)],
  };
}

/** Answers once with a status that asks to come back later, and with Retry-After. */
export function withRetryAfter(id: string, status: Later): Scenario {
  return {
    id,
    title: `the client waits as long as Retry-After of a ${status} asks`,
    rules: ['retry-after-honoured', 'retry-uses-new-assertion', 'jti-single-use'],
    latitude: 'Not trying again is lawful; a repetition may come a fifth of a second early.',
    token: ({ nth }) => (nth === 1 ? later(status, { 'Retry-After': String(asked) }) : undefined),
    judge: waited,
  };
}

function later(status: Later, headers?: Readonly<Record<string, string>>): Deed {
  return refusal(status, status === 429 ? 'slow_down' : 'temporarily_unavailable', headers);
}

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

function waited(seen: Seen): Judged {
  const [pause] = pauses(seen.arrivals);
  if (pause === undefined) return { unshown: 'the client did not try again' };
  const early = pause < asked - timerSlack;
  const message = `the client tried again after ${pause.toFixed(1)} s, Retry-After asked for ${asked} s`;
  return [...(early ? [{ rule: 'retry-after-honoured', message }] : []), ...reused(seen)];
}
