import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The client can sign with both RS384 and ES384. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'both-algorithms-supported',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the client can sign with RS384 and ES384',
  message: 'the client was not seen to sign with both RS384 and ES384',
  help: 'Support both algorithms, and use the one that the server names.',
};

export const examples: Examples = { right: [], wrong: [] };
