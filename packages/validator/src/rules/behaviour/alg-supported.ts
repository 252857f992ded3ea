import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The server supports at least one algorithm that the profile asks of it. */
export const rule: BehaviourRule = {
  id: 'alg-supported',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a mandatory algorithm is supported',
  message: 'the server accepts none of the algorithms that the profile asks of it',
  help: 'Support at least one signature algorithm of the profile.',
};

export const examples: Examples = { right: [], wrong: [] };
