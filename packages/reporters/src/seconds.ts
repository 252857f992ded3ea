/** A duration for people, in seconds with one decimal: `49.2 s`. */
export function seconds(value: number): string {
  return `${decimal(value, 1)} s`;
}

/** A duration in seconds with fixed decimals, never negative and never in exponent form. */
export function decimal(value: number, digits: number): string {
  return Math.min(Math.max(Number.isNaN(value) ? 0 : value, 0), 1e9).toFixed(digits);
}
