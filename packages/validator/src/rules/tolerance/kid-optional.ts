import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** `kid` may be left out where one key is registered. RFC 7515 section 4.1.4. */
export const rule: ToleranceRule = {
  id: 'kid-optional',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'kid may be left out',
  message: 'an assertion without kid was refused',
  help: 'Use the one registered key or secret of the client when the header names none.',
};

export const examples: Examples = { right: [], wrong: [] };
