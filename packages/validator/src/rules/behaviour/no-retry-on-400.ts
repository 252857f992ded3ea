import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** After a refusal, the client does not repeat the request as it was. */
export const rule: BehaviourRule = {
  id: 'no-retry-on-400',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the client does not repeat what was refused',
  message: 'the client repeated a request that had been refused with status 400',
  help: 'Report the error after status 400; the same request will be refused again.',
};

export const examples: Examples = { right: [], wrong: [] };
