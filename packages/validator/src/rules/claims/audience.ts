import type { AudienceFact } from '../../facts.ts';
import type { Json } from '../../json.ts';

/** The audiences that stand for this server: the values given, else those of the named facts that are known. */
export function acceptedValues(audiences: AudienceFact, names: readonly string[]): readonly string[] {
  const { values, tokenEndpoint, issuer } = audiences;
  if (values !== undefined) return values;
  const known = { tokenEndpoint, issuer };
  // A list that is made by a callback takes several times as long.
  const accepted: string[] = [];
  for (const name of names) {
    const value = known[name as keyof typeof known];
    if (value !== undefined) accepted.push(value);
  }
  return accepted;
}

/** Whether `aud` is one of the values or a list with one of them in it; what is no string is none of them. */
export function contains(aud: Json | undefined, values: readonly string[]): boolean {
  if (!Array.isArray(aud)) return values.includes(aud as string);
  return aud.some((one) => values.includes(one as string));
}

/** Whether `aud` has a JSON form: `string`, `string-or-singleton` for a list of one as well, or `any` for any list. */
export function hasForm(aud: Json, form: string): boolean {
  if (typeof aud === 'string') return true;
  if (form === 'string' || !Array.isArray(aud) || aud.length === 0) return false;
  return (form === 'any' || aud.length === 1) && aud.every((one) => typeof one === 'string');
}
