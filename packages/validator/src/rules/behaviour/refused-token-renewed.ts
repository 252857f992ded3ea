import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A token that the resource refuses is replaced, whatever its lifetime said. RFC 6750 section 3.1. */
export const rule: BehaviourRule = {
  id: 'refused-token-renewed',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a token that the resource refuses is replaced',
  message: 'the client went on without a new token after the resource had refused it',
  help: 'Drop the token when a resource answers 401 invalid_token, ask for a new one, and repeat the call once.',
};

export const examples: Examples = { right: [], wrong: [] };
