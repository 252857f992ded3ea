import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A `jti` is a case-sensitive string and is compared whole: one that differs anywhere is another. RFC 7519 section 4.1.7. */
export const rule: BehaviourRule = {
  id: 'jti-compared-exactly',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'jti values that differ anywhere are different',
  message: 'an assertion was refused because an earlier one had a jti that is similar, not equal',
  help: 'Store and compare jti octet for octet: no trimming, no folding of letter case, no cutting.',
};

export const examples: Examples = { right: [], wrong: [] };
