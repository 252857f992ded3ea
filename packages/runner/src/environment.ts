import { setTimeout as delay } from 'node:timers/promises';

/** What the runner takes from outside: a clock and a way to wait. */
export interface Environment {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Waits; rejects when the signal is aborted. Milliseconds. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** The clock and the timers of this process. */
export const realEnvironment: Environment = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  },
};
