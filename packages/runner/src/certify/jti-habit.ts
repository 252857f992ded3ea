/** A `jti` and when it arrived, in milliseconds since 1970. */
export interface DatedJti {
  readonly jti: string;
  readonly at: number;
}

const day = 86_400_000;
/** Steps between numbers that a counter takes, at most. */
const longestStep = 1000;

/**
 * What all values of a client have in common when they are bare numbers: a clock, or a counter. A number within a longer
 * text is an identifier with a meaning of its own, and lawful.
 */
export function jtiHabit(seen: readonly DatedJti[]): 'timestamp' | 'counter' | undefined {
  if (seen.length < 2) return undefined;
  if (seen.every(isTimestamp)) return 'timestamp';
  return isCounter(seen.map(({ jti }) => jti)) ? 'counter' : undefined;
}

/** A moment near its arrival: in seconds, milli-, micro- or nanoseconds, in base 10, 16 or 36, or as a date. */
function isTimestamp({ jti, at }: DatedJti): boolean {
  const near = (milliseconds: number) => Math.abs(milliseconds - at) < day;
  if (/^\d{10,19}(\.\d+)?$/.test(jti)) return [1000, 1, 1e-3, 1e-6].some((unit) => near(Number(jti) * unit));
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)?$/.test(jti)) return near(Date.parse(jti));
  if (/^[0-9a-f]{11}$/i.test(jti) && near(Number.parseInt(jti, 16))) return true;
  return /^[0-9a-z]{8}$/i.test(jti) && near(Number.parseInt(jti, 36));
}

function isCounter(jtis: readonly string[]): boolean {
  if (!jtis.every((jti) => /^\d{1,15}$/.test(jti))) return false;
  const numbers = [...new Set(jtis.map(Number))].sort((a, b) => a - b);
  const steps = numbers.slice(1).map((one, index) => one - (numbers[index] ?? one));
  return steps.every((step) => step <= longestStep);
}
