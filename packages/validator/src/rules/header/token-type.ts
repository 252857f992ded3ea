import type { Json } from '../../json.ts';

const prefix = 'application/';

/** Brings a `typ` into the form in which it is compared: ASCII case folded, `application/` left out (RFC 7515 4.1.9). */
export function foldType(typ: string): string {
  const folded = typ.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return /^application\/[^/]*$/.test(folded) ? folded.slice(prefix.length) : folded;
}

/** Whether a `typ` names one of these types, whatever its spelling. */
export function namesType(typ: Json | undefined, types: readonly string[]): boolean {
  return typeof typ === 'string' && types.some((type) => type === typ || isSpelling(typ, type));
}

/** Folding costs; it changes a length by nothing or by the whole prefix. */
function isSpelling(one: string, other: string): boolean {
  const apart = Math.abs(one.length - other.length);
  return (apart === 0 || apart === prefix.length) && foldType(one) === foldType(other);
}
