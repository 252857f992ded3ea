import type { Json } from '../../json.ts';
import type { Fault } from '../../rule.ts';

/**
 * Tells a JSON number, the form of a NumericDate, from everything else. RFC 7519 section 2.
 *
 * `1e999` is a JSON number too, and reads as Infinity: no moment, but that is told by the rules about limits alone.
 */
export function isNumericDate(value: Json | undefined): value is number {
  return typeof value === 'number';
}

/** Reports a time claim that is there and no NumericDate. */
export function notNumericDate(name: string, value: Json | undefined): readonly Fault[] {
  if (value === undefined || isNumericDate(value)) return [];
  return [{ path: `/claims/${name}`, expected: 'a JSON number of seconds', actual: value }];
}

/** Reports a time claim that is a NumericDate with a fraction; an infinite one has none. */
export function notWholeSeconds(name: string, value: Json | undefined): readonly Fault[] {
  if (!isNumericDate(value) || !Number.isFinite(value) || Number.isInteger(value)) return [];
  return [{ path: `/claims/${name}`, expected: 'whole seconds', actual: value }];
}

/** Rounds a span to milliseconds, so that a clock with a fraction does not print as 10.12299990654 seconds. */
export function roundSeconds(seconds: number): number {
  const rounded = Math.round(seconds * 1000) / 1000;
  return Number.isFinite(rounded) ? rounded : seconds;
}
