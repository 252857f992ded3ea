import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A set is fetched with `Accept: application/json`. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'jwks-accept-json',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the set is asked for as JSON',
  message: 'the set was fetched without Accept: application/json',
  help: 'Send Accept: application/json when the JWK Set is fetched.',
};

export const examples: Examples = { right: [], wrong: [] };
