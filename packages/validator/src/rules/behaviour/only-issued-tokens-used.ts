import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Only an access token that an answer handed out is presented at a resource. RFC 6749 section 7. */
export const rule: BehaviourRule = {
  id: 'only-issued-tokens-used',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'only an access token that was issued is presented',
  message: 'the client presented something that is no access token it was given',
  help: 'Read access_token from an answer with status 200 only, and stop when it is absent or not a text.',
};

export const examples: Examples = { right: [], wrong: [] };
