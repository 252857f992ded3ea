import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The token travels as `Authorization: Bearer`, one space, token. RFC 6750 section 2.1. */
export const rule: BehaviourRule = {
  id: 'bearer-header-format',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the token is sent as a bearer token',
  message: 'the resource request has no well-formed Authorization: Bearer field',
  help: 'Send "Bearer", one space and the token in the Authorization field, and the token nowhere else.',
};

export const examples: Examples = { right: [], wrong: [] };
