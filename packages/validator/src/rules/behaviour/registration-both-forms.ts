import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client may register a JWK Set URL, or the set itself. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'registration-both-forms',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'keys are registered by URL or by value',
  message: 'the server takes keys in one of the two forms only',
  help: 'Let clients register either a JWK Set URL or the set itself.',
};

export const examples: Examples = { right: [], wrong: [] };
