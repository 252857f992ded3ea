import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A token of a type that the client does not understand is not used. RFC 6749 section 7.1. */
export const rule: BehaviourRule = {
  id: 'token-type-understood',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a token of an unknown type is not used',
  message: 'the client used a token whose type it cannot know',
  help: 'Compare token_type with bearer, without case, and stop when it is anything else.',
};

export const examples: Examples = { right: [], wrong: [] };
