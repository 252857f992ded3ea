import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A set is cached as long as its `Cache-Control` allows. RFC 9111 section 4.2. */
export const rule: BehaviourRule = {
  id: 'jwks-cache-used',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a fresh set is not fetched again',
  message: 'the set was fetched again although its Cache-Control allows to keep it',
  help: 'Keep the JWK Set for as long as its Cache-Control allows.',
};

export const examples: Examples = { right: [], wrong: [] };
