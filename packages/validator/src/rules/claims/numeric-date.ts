import type { Json } from '../../json.ts';
import type { Fault, Params, RequestView } from '../../rule.ts';

/** A distance between two moments, and what it is measured by, in seconds. */
interface Span {
  readonly distance: number;
  readonly limit: number;
}

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
  return [{ path: `/claims/${name}`, actual: value }];
}

/** Reports a time claim that is a NumericDate with a fraction; an infinite one has none. */
export function notWholeSeconds(name: string, value: Json | undefined): readonly Fault[] {
  if (!isNumericDate(value) || !Number.isFinite(value) || Number.isInteger(value)) return [];
  return [{ path: `/claims/${name}`, actual: value }];
}

/** Reports a time claim that lies further from a moment than a limit lets it; one that is no moment at all is told apart. */
export function tooFar(name: string, actual: number, { distance, limit }: Span): readonly Fault[] {
  const as = Number.isFinite(distance) ? 'far' : 'beyond';
  return [{ path: `/claims/${name}`, as, data: { distance: roundSeconds(distance), limit }, actual }];
}

/** Reports a claim that lies ahead of the clock by more than the tolerance, or what a profile gives in its place. */
export function ahead(name: string, { claims, facts }: RequestView, params: Params): readonly Fault[] {
  const claim = claims[name];
  const limit = facts.now + ((params['ahead'] as number | undefined) ?? facts.tolerance ?? 0);
  return !isNumericDate(claim) || claim <= limit ? [] : tooFar(name, claim, { distance: claim - facts.now, limit });
}

/** Reports an `exp` that lies more than a limit behind another time claim, where both are there. */
export function tooLong(exp: Json | undefined, from: Json | undefined, limit: number): readonly Fault[] {
  if (!isNumericDate(exp) || !isNumericDate(from) || !Number.isFinite(from) || exp - from <= limit) return [];
  return [{ path: '/claims/exp', data: { distance: roundSeconds(exp - from), limit }, actual: exp }];
}

/** Rounds a span to milliseconds, so that a clock with a fraction does not print as 10.12299990654 seconds. */
function roundSeconds(seconds: number): number {
  const rounded = Math.round(seconds * 1000) / 1000;
  return Number.isFinite(rounded) ? rounded : seconds;
}
