import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Neither the shared secret nor a private key stands anywhere in a request. RFC 7517 section 9.2. */
export const rule: BehaviourRule = {
  id: 'key-material-not-sent',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'no key material is sent',
  message: 'a request carries key material',
  help: 'Sign with the key and send nothing of it; a key that was sent is known to others and has to be replaced.',
};

export const examples: Examples = { right: [], wrong: [] };
