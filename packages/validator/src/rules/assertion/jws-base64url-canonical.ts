import type { Examples, RequestRule, Words } from '../../rule.ts';
import { compact } from './example-text.ts';
import { faultsOf } from './faults-of.ts';

/**
 * Every part is spelled the one way an encoder spells it: bits beyond the last octet are zero.
 *
 * Else one signature has several texts, and a replay store keyed by text is fooled. RFC 4648 section 3.5.
 */
export const rule: RequestRule = {
  id: 'jws-base64url-canonical',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  check: (view) => faultsOf(view, 'unused-bits'),
};

export const words: Words = {
  title: 'unused bits of base64url are zero',
  message: '{{part}} has unused bits that are not zero',
  expected: 'unused bits of zero',
  help: 'Encode with a standard library; key no replay store by the text of an assertion.',
};

export const examples: Examples = /* @__PURE__ */ (() => ({
  right: [{ title: 'unused bits of zero', subject: { assertion: compact() } }],
  wrong: [
    { title: 'the lowest unused bit set', subject: { assertion: compact().replace(/A$/, 'B') } },
    { title: 'the highest unused bit set', subject: { assertion: compact().replace(/A$/, 'I') } },
  ],
}))();
