import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** An answer with `access_token` and `token_type` alone is enough. RFC 6749 section 5.1. */
export const rule: BehaviourRule = {
  id: 'optional-members-not-needed',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an answer without expires_in or scope is enough',
  message: 'the client failed over a member that an answer may leave out',
  help: 'Take the scope asked for when scope is absent, and a short lifetime of your own when expires_in is.',
};

export const examples: Examples = { right: [], wrong: [] };
