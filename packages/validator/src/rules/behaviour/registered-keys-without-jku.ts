import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** Without `jku`, the registered keys are used. SMART App Launch, asymmetric client authentication. */
export const rule: BehaviourRule = {
  id: 'registered-keys-without-jku',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'without jku the registered keys are used',
  message: 'an assertion without jku was not verified with the registered keys',
  help: 'Take the keys from the registration of the client; jku adds nothing to them.',
};

export const examples: Examples = { right: [], wrong: [] };
