import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Refusals of authentication look alike, whatever check failed. */
export const rule: BehaviourRule = {
  id: 'error-sparse',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'refusals do not tell which check failed',
  message: 'the answers tell an unknown client, a bad signature and a bad claim apart',
  help: 'Give one and the same answer for every failed authentication; write the reason to the log.',
};

export const examples: Examples = { right: [], wrong: [] };
