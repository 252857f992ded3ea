import type { RequestView } from '../../rule.ts';

/** Whether an assertion claims to be signed; the header of an encrypted one speaks of keys of the recipient. */
export function isSigned({ assertion }: RequestView): boolean {
  return !assertion.faults.some((fault) => fault.kind === 'encrypted');
}
