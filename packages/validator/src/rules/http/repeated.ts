import type { Fault } from '../../rule.ts';
import type { Http } from '../../subject.ts';

/** One fault for each of the names that the body carries more than once; an empty value counts. */
export function repeated({ repeated: found }: Http, names: readonly string[]): readonly Fault[] {
  return names.filter((name) => found.includes(name)).map((name) => ({ path: `/params/${name}` }));
}
