import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** TLS is at least version 1.2. RFC 9325 section 3.1.1. */
export const rule: BehaviourRule = {
  id: 'tls-version',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'old versions of TLS are refused',
  message: 'the token endpoint accepts a version of TLS before 1.2',
  help: 'Switch off every version of TLS before 1.2.',
};

export const examples: Examples = { right: [], wrong: [] };
