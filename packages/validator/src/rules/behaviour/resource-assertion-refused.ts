import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** An assertion is no access token. RFC 6749 section 7. */
export const rule: BehaviourRule = {
  id: 'resource-assertion-refused',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an assertion does not open the resource',
  message: 'the resource was opened by an assertion that no token endpoint had seen',
  help: 'Accept access tokens only: check issuer, audience and typ of a JWT that is presented as one.',
};

export const examples: Examples = { right: [], wrong: [] };
