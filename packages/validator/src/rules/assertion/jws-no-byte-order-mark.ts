import type { Examples, RequestRule, Words } from '../../rule.ts';
import { cleanClaims, cleanHeader, compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/**
 * Header and payload begin with their JSON text, without a byte order mark.
 *
 * A reader may ignore the mark, so what follows it is judged as if it were not there. RFC 8259 section 8.1.
 */
export const rule: RequestRule = {
  id: 'jws-no-byte-order-mark',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'byte-order-mark'),
};

export const words: Words = {
  title: 'no part begins with a byte order mark',
  message: '{{part}} begins with a byte order mark',
  expected: 'no byte order mark',
  help: 'Write JSON as UTF-8 without a byte order mark.',
};

/** U+FEFF in UTF-8, as `compact` takes octets. */
const mark = '\xef\xbb\xbf';

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'the plain JSON text', subject: { assertion: compact() } }],
  wrong: [
    { title: 'a mark before the claims', subject: { assertion: compact(undefined, mark + cleanClaims) } },
    { title: 'a mark before the header', subject: { assertion: compact(mark + cleanHeader) } },
  ],
}))();
