import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A request that is refused gets an answer: no dropped connection, no time-out, no 5xx. RFC 6749 section 5.2. */
export const rule: BehaviourRule = {
  id: 'refusal-answered',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a refusal is answered',
  message: 'a request that was to be refused got no proper answer',
  help: 'Answer with status 400 and an error code, whatever the request looks like.',
};

export const examples: Examples = { right: [], wrong: [] };
