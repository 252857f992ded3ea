import type { Json } from '../../json.ts';

/** Brings a `typ` into the form in which it is compared: ASCII case folded, `application/` left out (RFC 7515 4.1.9). */
export function foldType(typ: string): string {
  const folded = typ.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return /^application\/[^/]*$/.test(folded) ? folded.slice('application/'.length) : folded;
}

/** Whether a `typ` names one of these types, whatever its spelling. */
export function namesType(typ: Json | undefined, types: readonly string[]): boolean {
  if (typeof typ !== 'string') return false;
  const folded = foldType(typ);
  return types.some((type) => foldType(type) === folded);
}
