import { setTimeout as delay } from 'node:timers/promises';
import type { Environment } from '../src/index.ts';

/** How many seconds of a run pass in one second: the waits are those of the design, only the clock runs faster. */
export const speed = 10;

/** A clock that runs faster than that of the machine, and sleeps that are shorter by as much. */
export function fastTime(): Environment {
  const zero = Date.now();
  return {
    now: () => zero + (Date.now() - zero) * speed,
    sleep: async (milliseconds, signal) => {
      await delay(milliseconds / speed, undefined, signal === undefined ? {} : { signal });
    },
  };
}
