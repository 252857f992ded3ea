import type { RequestView } from '../../rule.ts';

/**
 * Whether an assertion is meant to be signed.
 *
 * The outer header of an encrypted one speaks of the recipient: its `alg` wraps a key, its `kid` is a key of the server,
 * and the `typ` asked for stands in the token inside. RFC 7516 section 4.1, RFC 7519 section 5.2.
 */
export function isSigned({ assertion }: RequestView): boolean {
  for (const fault of assertion.faults) if (fault.kind === 'encrypted') return false;
  return true;
}
