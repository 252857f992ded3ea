import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A resource that refuses says which scheme it wants. RFC 6750 section 3. */
export const rule: BehaviourRule = {
  id: 'resource-challenge-sent',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the resource challenges for a Bearer token',
  message: 'the refusal carries no WWW-Authenticate with the Bearer scheme',
  help: 'Send WWW-Authenticate: Bearer with every refusal for want of a good token.',
};

export const examples: Examples = { right: [], wrong: [] };
