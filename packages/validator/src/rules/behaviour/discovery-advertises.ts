import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The metadata name this method and its algorithms. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'discovery-advertises',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the metadata name the method and its algorithms',
  message: 'the metadata do not name what the token endpoint supports',
  help: 'List private_key_jwt, its algorithms and the SMART capability in the metadata.',
};

export const examples: Examples = { right: [], wrong: [] };
