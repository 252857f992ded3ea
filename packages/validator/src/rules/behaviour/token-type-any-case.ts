import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The value of `token_type` is compared without letter case. RFC 6749 section 5.1. */
export const rule: BehaviourRule = {
  id: 'token-type-any-case',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'token_type is compared without letter case',
  message: 'the client failed over the letter case of token_type',
  help: 'Compare token_type with bearer without letter case, and write the scheme as Bearer.',
};

export const examples: Examples = { right: [], wrong: [] };
