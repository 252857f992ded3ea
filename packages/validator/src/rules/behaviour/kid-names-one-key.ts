import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A new key has a `kid` of its own. RFC 7517 section 4.5. */
export const rule: BehaviourRule = {
  id: 'kid-names-one-key',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a new key has a new kid',
  message: 'a new key has the kid of the old one',
  help: 'Give each key a kid of its own, for example its RFC 7638 thumbprint: servers keep keys by their kid.',
};

export const examples: Examples = { right: [], wrong: [] };
