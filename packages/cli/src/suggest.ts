import { nearest } from '@assay/cases';

/** More names than this are no help in one line. */
const most = 20;

/** "did you mean …?" when something known is near, else the list where it is short. */
export function suggest(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  return known.length > most ? `none of the ${known.length} is like it` : `known: ${known.join(', ')}`;
}
