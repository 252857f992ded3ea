const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** Largest moment that a date can hold, in seconds. */
const latest = 8.64e12;

/**
 * A moment as a person reads it: UTC, and how far it is from now; undefined when no date can hold it.
 *
 * @param at seconds since 1970-01-01T00:00:00Z
 * @param now seconds since 1970-01-01T00:00:00Z
 */
export function moment(at: number, now: number): string | undefined {
  if (!(Math.abs(at) <= latest)) return undefined;
  const stamp = new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  if (at === now) return `${stamp}, now`;
  return at > now ? `${stamp}, in ${duration(at - now)}` : `${stamp}, ${duration(now - at)} ago`;
}

/** The two largest units of a length of time in seconds: `4 min 30 s`. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000) / 1000} s`;
  const whole = Math.round(seconds);
  const first = units.findIndex(([size]) => whole >= size);
  let rest = whole;
  const parts = units.slice(first, first + 2).flatMap(([size, name]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${name}`];
  });
  return parts.join(' ');
}
