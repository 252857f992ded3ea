import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Each attempt carries a new assertion with a new `jti`. RFC 7521 section 5.2. */
export const rule: BehaviourRule = {
  id: 'retry-uses-new-assertion',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'each attempt carries a new assertion',
  message: 'the client sent the same assertion again',
  help: 'Sign a new assertion, with a new jti and exp, for every attempt.',
};

export const examples: Examples = { right: [], wrong: [] };
