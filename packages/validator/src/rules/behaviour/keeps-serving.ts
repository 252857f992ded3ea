import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** No single request stops the endpoint from serving the next one. */
export const rule: BehaviourRule = {
  id: 'keeps-serving',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the endpoint goes on serving',
  message: 'the endpoint stopped serving after a request',
  help: 'Catch what this request sets off, and answer it with an error; see the evidence for the request.',
};

export const examples: Examples = { right: [], wrong: [] };
