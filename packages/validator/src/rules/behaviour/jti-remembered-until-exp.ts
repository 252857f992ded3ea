import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A used `jti` is remembered as long as its assertion would pass. RFC 7523 section 3, item 7. */
export const rule: BehaviourRule = {
  id: 'jti-remembered-until-exp',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a used jti is remembered until it expires',
  message: 'an assertion was accepted again before it expired',
  help: 'Keep every used jti until exp of its assertion, plus the tolerance for clocks, has passed.',
};

export const examples: Examples = { right: [], wrong: [] };
