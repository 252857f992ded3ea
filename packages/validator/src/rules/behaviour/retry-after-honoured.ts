import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client that is told how long to wait waits that long. RFC 9110 section 10.2.3. */
export const rule: BehaviourRule = {
  id: 'retry-after-honoured',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the client waits as long as Retry-After asks',
  message: 'the client tried again before Retry-After had passed',
  help: 'Read Retry-After of 429 and 503 and wait at least that long.',
};

export const examples: Examples = { right: [], wrong: [] };
