import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The registered JWK Set URL serves a JWK Set: status 200, JSON, without a detour. RFC 7517 section 8.5.1. */
export const rule: BehaviourRule = {
  id: 'jwks-url-served',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the JWK Set URL serves a JWK Set',
  message: 'the JWK Set URL does not serve a JWK Set as servers expect it',
  help: 'Answer with status 200, a media type of JSON, and the set itself, within seconds and without a redirect.',
};

export const examples: Examples = { right: [], wrong: [] };
