import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A `jti` is looked up together with its issuer: two clients may choose the same. RFC 7519 section 4.1.7. */
export const rule: BehaviourRule = {
  id: 'jti-scoped-by-issuer',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'clients do not share their jti values',
  message: 'an assertion was refused because another client had used the same jti',
  help: 'Use issuer and jti together as the key of the replay store.',
};

export const examples: Examples = { right: [], wrong: [] };
