import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** A parameter without a value counts as left out. RFC 6749 section 3.2. */
export const rule: ToleranceRule = {
  id: 'empty-parameters-ignored',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a parameter without a value counts as left out',
  message: 'a request was refused for a parameter without a value',
  help: 'Drop parameters with an empty value before looking at any of them.',
};

export const examples: Examples = { right: [], wrong: [] };
