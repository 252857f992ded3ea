import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Keys and members that a server does not understand leave the rest of a set usable. RFC 7517 section 5. */
export const rule: BehaviourRule = {
  id: 'jwks-unknown-keys-ignored',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'unknown keys in a set are skipped',
  message: 'a key that the server does not understand made the whole set useless',
  help: 'Skip keys with an unknown kty or missing members, and use the others.',
};

export const examples: Examples = { right: [], wrong: [] };
