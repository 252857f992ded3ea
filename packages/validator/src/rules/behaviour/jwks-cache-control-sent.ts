import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The set is served with `Cache-Control`. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'jwks-cache-control-sent',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the set says how long it may be kept',
  message: 'the JWK Set of the client comes without Cache-Control',
  help: 'Serve the JWK Set with Cache-Control: max-age, no longer than a rotation can wait.',
};

export const examples: Examples = { right: [], wrong: [] };
