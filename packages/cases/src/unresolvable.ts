/** A reference in a case that has no meaning in this profile or run; the case is skipped with this reason. */
export class Unresolvable extends Error {
  override readonly name: string = 'Unresolvable';
}
