import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** The letter case of `typ` means nothing. RFC 7519 section 5.1. */
export const rule: ToleranceRule = {
  id: 'typ-case-insensitive',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the letter case of typ is ignored',
  message: 'an assertion was refused for the letter case of its typ',
  help: 'Compare typ as a media type: without case, and with or without "application/".',
};

export const examples: Examples = { right: [], wrong: [] };
