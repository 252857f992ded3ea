import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The token endpoint is taken from the SMART configuration. SMART App Launch, Backend Services. */
export const rule: BehaviourRule = {
  id: 'discovery-before-token',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the token endpoint is discovered',
  message: 'the client asked for a token without reading the SMART configuration',
  help: 'Read .well-known/smart-configuration first, and take token_endpoint from it.',
};

export const examples: Examples = { right: [], wrong: [] };
