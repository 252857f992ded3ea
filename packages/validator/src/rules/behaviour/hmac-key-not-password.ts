import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A shared secret is random, no password that people remember. RFC 8725 section 3.5. */
export const rule: BehaviourRule = {
  id: 'hmac-key-not-password',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the secret is not a password',
  message: 'the client signs with a secret that looks like a password',
  help: 'Generate the secret from at least as many random octets as the hash has.',
};

export const examples: Examples = { right: [], wrong: [] };
