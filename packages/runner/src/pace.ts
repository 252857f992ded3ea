import type { Environment } from './environment.ts';

/** Waits until some more requests may be sent. */
export type Pace = (requests: number, signal?: AbortSignal) => Promise<void>;

/** Spaces requests so that no more than `rate` a second are sent; some that go at once are paid for afterwards. */
export function createPace(rate: number, environment: Environment): Pace {
  const gap = 1000 / rate;
  let next = 0;
  return async (requests, signal) => {
    const now = environment.now();
    const at = Math.max(now, next);
    next = at + requests * gap;
    if (at > now) await environment.sleep(at - now, signal);
  };
}
