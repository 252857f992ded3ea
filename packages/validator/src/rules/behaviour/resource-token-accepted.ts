import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A token that was just issued opens the resource it is for. RFC 6750 section 2.1. */
export const rule: BehaviourRule = {
  id: 'resource-token-accepted',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an issued token opens the resource',
  message: 'the resource refused a token that was just issued',
  help: 'Let the resource read the Bearer scheme and know every token of this endpoint at once; check clock, issuer and audience of tokens.',
};

export const examples: Examples = { right: [], wrong: [] };
