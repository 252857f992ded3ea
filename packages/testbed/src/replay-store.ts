import { createHash } from 'node:crypto';

/** Remembers what was used, each until a time of its own. */
export interface ReplayStore {
  /**
   * Takes a key in one step, so that of several requests at once only one succeeds.
   *
   * @param key what is used, of any length
   * @param until seconds since 1970 up to which the use is remembered
   * @param now seconds since 1970
   * @returns true when the key was free
   */
  readonly take: (key: string, until: number, now: number) => boolean;
  /** How many uses are remembered. */
  readonly size: () => number;
}

const SWEEP_EVERY = 1024;

/** A store in memory. Keys are kept as digests, so a long `jti` costs no more than a short one. */
export function replayStore(): ReplayStore {
  const used = new Map<string, number>();
  let untilSweep = SWEEP_EVERY;
  const sweep = (now: number): void => {
    for (const [key, until] of used) if (until < now) used.delete(key);
    untilSweep = Math.max(SWEEP_EVERY, used.size);
  };
  return {
    take: (key, until, now) => {
      untilSweep -= 1;
      if (untilSweep <= 0) sweep(now);
      const digest = createHash('sha256').update(key).digest('base64');
      const known = used.get(digest);
      if (known !== undefined && known >= now) return false;
      used.set(digest, until);
      return true;
    },
    size: () => used.size,
  };
}
