import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client authenticates only by the method it is registered for. */
export const rule: BehaviourRule = {
  id: 'method-enabled-for-client',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the method is enabled for each client',
  message: 'a client that is not enabled for this method was authenticated',
  help: 'Check the authentication method against the registration of the client before the assertion.',
};

export const examples: Examples = { right: [], wrong: [] };
