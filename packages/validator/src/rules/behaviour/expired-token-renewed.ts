import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A token whose lifetime is over is replaced before it is presented again. RFC 6749 section 5.1. */
export const rule: BehaviourRule = {
  id: 'expired-token-renewed',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an expired token is replaced',
  message: 'the client presented a token whose lifetime was over',
  help: 'Count expires_in from the moment of the answer, and ask for a new token some seconds before.',
};

export const examples: Examples = { right: [], wrong: [] };
