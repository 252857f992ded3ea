import type { Pair } from '@assay/validator';

/** Clocks further apart than this many seconds make every verdict about time worthless. */
export const worstOffsetSeconds = 300;

/**
 * How far the endpoint's clock is ahead of ours, from its Date header, in whole seconds.
 *
 * The field has a resolution of one second, so anything up to two seconds counts as no offset.
 */
export function clockOffset(headers: readonly Pair[], nowMilliseconds: number): number | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
  const date = value === undefined ? Number.NaN : Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  const offset = Math.round((date - nowMilliseconds) / 1000);
  return Math.abs(offset) <= 2 ? 0 : offset;
}
