import type { Json, JsonObject } from '../../json.ts';

/** What may be wrong with a list of extensions. */
export type Flaw = 'no-list' | 'empty' | 'no-string' | 'twice' | 'registered' | 'absent';

/** Header parameters of RFC 7515; an extension is none of them. */
export const registered: readonly string[] = [
  'alg',
  'jku',
  'jwk',
  'kid',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'typ',
  'cty',
  'crit',
];

/** Tells why `crit` is no list of different extensions that stand in the header. RFC 7515 section 4.1.11. */
export function flawOf(crit: Json, header: JsonObject): Flaw | undefined {
  if (!Array.isArray(crit)) return 'no-list';
  if (crit.length === 0) return 'empty';
  const names = crit.filter((one) => typeof one === 'string');
  if (names.length < crit.length) return 'no-string';
  if (new Set(names).size < names.length) return 'twice';
  if (names.some((name) => registered.includes(name))) return 'registered';
  return names.every((name) => Object.hasOwn(header, name)) ? undefined : 'absent';
}
