import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A `jti` is not a bare number that another process would choose as well. RFC 7519 section 4.1.7. */
export const rule: BehaviourRule = {
  id: 'jti-not-counter',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'jti is no bare counter or timestamp',
  message: 'jti is a bare counter or timestamp',
  help: 'Use a random UUID, or put enough random text beside the number; an audit id with a meaning of its own is fine.',
};

export const examples: Examples = { right: [], wrong: [] };
