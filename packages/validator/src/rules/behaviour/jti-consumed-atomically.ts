import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Of several copies of an assertion that arrive together, one is accepted. RFC 7523 section 3, item 7. */
export const rule: BehaviourRule = {
  id: 'jti-consumed-atomically',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'of several copies at once, one is accepted',
  message: 'several copies of one assertion, sent together, were accepted',
  help: 'Look up and record jti in one atomic step, on a store that all instances share.',
};

export const examples: Examples = { right: [], wrong: [] };
