import type { Pair } from '../subject.ts';

/** The values of one HTTP field, in order, without surrounding spaces. Names have no letter case (RFC 9110 section 5.1). */
export function fieldValues(headers: readonly Pair[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const [field, value] of headers) {
    if (field.length === wanted.length && field.toLowerCase() === wanted) values.push(value.trim());
  }
  return values;
}
