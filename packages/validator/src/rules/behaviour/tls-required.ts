import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Token requests travel over TLS only. RFC 6749 section 3.2; RFC 7521 section 8.3. */
export const rule: BehaviourRule = {
  id: 'tls-required',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the token endpoint speaks TLS only',
  message: 'the token endpoint answers without TLS',
  help: 'Serve the token endpoint over https alone, and send clients nowhere else.',
};

export const examples: Examples = { right: [], wrong: [] };
