import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client gets a token only by a grant that it may use. RFC 6749 section 5.2. */
export const rule: BehaviourRule = {
  id: 'grant-type-authorized',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a client uses only the grants it was given',
  message: 'a client got a token by a grant that it may not use',
  help: 'Check the grant type against the registration of the client, and answer unauthorized_client.',
};

export const examples: Examples = { right: [], wrong: [] };
