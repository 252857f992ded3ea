import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client that gets no usable token stops asking. RFC 9110 section 9.2.2. */
export const rule: BehaviourRule = {
  id: 'token-requests-bounded',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the client does not ask for tokens without end',
  message: 'the client asked for tokens without end',
  help: 'Wait longer after each failure, give up after a few, and tell the operator.',
};

export const examples: Examples = { right: [], wrong: [] };
