import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A key that signs no more stays published for a while. OpenID Connect Core section 10.1.1. */
export const rule: BehaviourRule = {
  id: 'jwks-old-keys-kept',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a retired key stays published for a while',
  message: 'a key was gone from the JWK Set while assertions signed with it were still good',
  help: 'Keep a retired key in the JWK Set until the last assertion that it signed has expired.',
};

export const examples: Examples = { right: [], wrong: [] };
