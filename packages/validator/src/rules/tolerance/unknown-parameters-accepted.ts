import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** Request parameters that a server does not know are no reason to refuse. RFC 6749 section 3.2. */
export const rule: ToleranceRule = {
  id: 'unknown-parameters-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'parameters that are not understood are ignored',
  message: 'a request was refused for a parameter that the server does not know',
  help: 'Ignore request parameters that the server does not understand.',
};

export const examples: Examples = { right: [], wrong: [] };
