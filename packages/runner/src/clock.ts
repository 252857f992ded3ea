import type { Pair } from '@assay/validator';

/** Clocks further apart than this many seconds make every verdict about time worthless. */
export const worstOffsetSeconds = 300;

/** The moment that an HTTP-date names, in milliseconds since 1970; undefined when it is none (RFC 9110 section 5.6.7). */
export function httpDate(text: string): number | undefined {
  // `Date.parse` would read a bare number as a year.
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/**
 * How far the endpoint's clock is ahead of ours, from its Date header, in whole seconds.
 *
 * The field has a resolution of one second, so anything up to two seconds counts as no offset.
 */
export function clockOffset(headers: readonly Pair[], nowMilliseconds: number): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  const date = value === undefined ? undefined : httpDate(value);
  if (date === undefined) return undefined;
  const offset = Math.round((date - nowMilliseconds) / 1000);
  return Math.abs(offset) <= 2 ? 0 : offset;
}
