import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A `kid` that is not in the cached set leads to one new fetch. OpenID Connect Core section 10.1.1. */
export const rule: BehaviourRule = {
  id: 'jwks-refetch-on-unknown-kid',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an unknown kid leads to one new fetch',
  message: 'a key that was published in the registered set was not accepted in time',
  help: 'Fetch the registered set again, with a limit on how often, before an unknown kid is refused.',
};

export const examples: Examples = { right: [], wrong: [] };
