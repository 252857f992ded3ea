import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The resource stays closed without a token. RFC 6749 section 7. */
export const rule: BehaviourRule = {
  id: 'resource-token-required',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the resource is closed without a token',
  message: 'the resource was opened without a token',
  help: 'Refuse a request without an access token with 401 and a Bearer challenge.',
};

export const examples: Examples = { right: [], wrong: [] };
