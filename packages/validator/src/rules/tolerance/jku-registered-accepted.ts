import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** A `jku` that equals the registered JWK Set URL is welcome. SMART App Launch, asymmetric client authentication. */
export const rule: ToleranceRule = {
  id: 'jku-registered-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a jku equal to the registered URL is accepted',
  message: 'an assertion was refused though its jku equals the registered JWK Set URL',
  help: 'Compare jku with the registered URL as a string, and go on when they are equal.',
};

export const examples: Examples = { right: [], wrong: [] };
