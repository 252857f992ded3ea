import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** Claims that a server does not know are no reason to refuse. RFC 7519 section 4; RFC 7523 section 3, item 8. */
export const rule: ToleranceRule = {
  id: 'unknown-claims-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'claims that are not understood are ignored',
  message: 'an assertion was refused for a claim that the server does not know',
  help: 'Ignore claims that the server does not understand; refuse only for those it does.',
};

export const examples: Examples = { right: [], wrong: [] };
