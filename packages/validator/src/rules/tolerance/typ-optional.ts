import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** `typ` may be left out. RFC 7519 section 5.1. */
export const rule: ToleranceRule = {
  id: 'typ-optional',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'typ may be left out',
  message: 'an assertion without typ was refused',
  help: 'Read a missing typ as JWT.',
};

export const examples: Examples = { right: [], wrong: [] };
