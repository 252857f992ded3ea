import type { BehaviourRule, Examples, ParamTypes, Words } from '../../rule.ts';

/** After an answer that is neither 200 nor 400, the client waits, at least so many `seconds`, and tries again. */
export const rule: BehaviourRule = {
  id: 'retry-on-other-status',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const paramTypes: ParamTypes = { 'seconds?': 'integer' };

export const words: Words = {
  title: 'the client tries again after a passing failure',
  message: 'the client did not wait and try again after a passing failure',
  help: 'Wait a few seconds after any status but 200 and 400, then try again, a limited number of times.',
};

export const examples: Examples = { right: [], wrong: [] };
