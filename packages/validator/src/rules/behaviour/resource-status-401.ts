import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A request without a good token is answered with 401. RFC 6750 section 3.1. */
export const rule: BehaviourRule = {
  id: 'resource-status-401',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the resource answers 401 without a good token',
  message: 'the refusal is not 401',
  help: 'Answer a missing, unknown or expired token with 401; 403 is for a good token with too little scope.',
};

export const examples: Examples = { right: [], wrong: [] };
