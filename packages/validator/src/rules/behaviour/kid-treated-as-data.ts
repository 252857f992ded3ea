import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A hostile `kid` is data: no path, no query, no URL. RFC 8725 section 3.10. */
export const rule: BehaviourRule = {
  id: 'kid-treated-as-data',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'kid is only ever compared',
  message: 'the kid of a header was used as more than a name',
  help: 'Compare kid with the ids of the registered keys, and use it for nothing else.',
};

export const examples: Examples = { right: [], wrong: [] };
