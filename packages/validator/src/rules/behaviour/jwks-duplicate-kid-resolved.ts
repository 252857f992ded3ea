import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Of several keys with one `kid` the server takes the one whose type, use and algorithm fit. */
export const rule: BehaviourRule = {
  id: 'jwks-duplicate-kid-resolved',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'of several keys with one kid the fitting one is taken',
  message: 'a good assertion was refused because its kid names several keys',
  help: 'Choose among the keys of one kid by kty, use, alg and crv before refusing.',
};

export const examples: Examples = { right: [], wrong: [] };
