import type { Pair } from '../subject.ts';

/** The values of one HTTP field, in order, without surrounding spaces. Names have no letter case (RFC 9110 section 5.1). */
export function fieldValues(headers: readonly Pair[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.flatMap(([field, value]) => (field.toLowerCase() === wanted ? [value.trim()] : []));
}
