import type { Examples, RequestRule, Words } from '../../rule.ts';
import { faultsOf } from './faults-of.ts';

/** The assertion is short enough to be read at all: at most 1 MiB characters. RFC 9110 section 15.5.14. */
export const rule: RequestRule = {
  id: 'jws-size-limit',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'size'),
};

export const words: Words = {
  title: 'the assertion is not oversized',
  message: 'the assertion has {{detail}}, too many to be read',
  expected: 'at most 1048576 characters',
  help: 'Send only the claims that authentication needs, and bound the size before parsing.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'a long claim', subject: { claims: { note: 'x'.repeat(65_536) } } }],
  wrong: [{ title: 'one character beyond 1 MiB', subject: { assertion: 'e'.repeat(1_048_577) } }],
}))();
