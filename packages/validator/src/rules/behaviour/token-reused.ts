import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** An access token serves for many calls, until it expires. RFC 6749 section 5.1. */
export const rule: BehaviourRule = {
  id: 'token-reused',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an access token is used until it expires',
  message: 'the client asked for a new token for every call',
  help: 'Keep the token, with the moment of its expiry, and ask for a new one shortly before.',
};

export const examples: Examples = { right: [], wrong: [] };
