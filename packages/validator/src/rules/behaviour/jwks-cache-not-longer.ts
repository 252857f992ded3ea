import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A cached set is used no longer than its `Cache-Control` says. RFC 9111 section 4.2. */
export const rule: BehaviourRule = {
  id: 'jwks-cache-not-longer',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a cached set expires when it says so',
  message: 'the key set was used longer than its Cache-Control allows',
  help: 'Honour max-age and no-store of the JWK Set, and fetch it again afterwards.',
};

export const examples: Examples = { right: [], wrong: [] };
