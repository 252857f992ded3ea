import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** An assertion goes to the token endpoint it was made for, and nowhere else. RFC 7521 section 8.2. */
export const rule: BehaviourRule = {
  id: 'assertion-not-sent-elsewhere',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an assertion goes to the token endpoint only',
  message: 'an assertion was sent to another place than the token endpoint',
  help: 'Send the assertion as client_assertion to the token endpoint alone; who holds it can act as the client while it lives.',
};

export const examples: Examples = { right: [], wrong: [] };
