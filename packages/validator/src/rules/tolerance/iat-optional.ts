import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** `iat` may be left out. RFC 7523 section 3, item 6. */
export const rule: ToleranceRule = {
  id: 'iat-optional',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'iat may be left out',
  message: 'an assertion without iat was refused',
  help: 'Judge the age of an assertion by exp, and by iat only when it is there.',
};

export const examples: Examples = { right: [], wrong: [] };
