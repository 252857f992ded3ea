import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Each client has a secret of its own. */
export const rule: BehaviourRule = {
  id: 'secret-per-client',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'each client has its own secret',
  message: 'the secret of one client authenticated another',
  help: 'Issue a separate random secret to each client, and verify with that of the client named in sub.',
};

export const examples: Examples = { right: [], wrong: [] };
