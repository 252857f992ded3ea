import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** During a grace period the former way to authenticate still works. */
export const rule: ToleranceRule = {
  id: 'legacy-secret-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the former authentication still works for a while',
  message: 'a request with the former authentication was refused during the grace period',
  help: 'Keep accepting the former authentication until the grace period announced to clients is over.',
};

export const examples: Examples = { right: [], wrong: [] };
