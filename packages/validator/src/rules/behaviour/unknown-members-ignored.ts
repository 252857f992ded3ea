import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Members of an answer that the client does not know are ignored. RFC 6749 section 5.1. */
export const rule: BehaviourRule = {
  id: 'unknown-members-ignored',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'members that are not understood are ignored',
  message: 'the client failed over a member of the answer that it does not know',
  help: 'Read the members that are needed, and ignore all others.',
};

export const examples: Examples = { right: [], wrong: [] };
