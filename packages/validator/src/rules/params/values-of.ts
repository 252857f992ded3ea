import type { RequestView } from '../../rule.ts';

/** The values of a body parameter, in the order sent; more than one when it is repeated. */
export function valuesOf({ params }: RequestView, name: string): readonly string[] {
  const values: string[] = [];
  for (const [one, value] of params) if (one === name) values.push(value);
  return values;
}
