import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** An assertion that lives as long as the profile allows is not too long-lived. */
export const rule: ToleranceRule = {
  id: 'exp-limit-honoured',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the whole lifetime allowed may be used',
  message: 'an assertion was refused though its lifetime is within the limit',
  help: 'Apply the documented limit to exp, counted from the clock of the server, and no shorter one.',
};

export const examples: Examples = { right: [], wrong: [] };
