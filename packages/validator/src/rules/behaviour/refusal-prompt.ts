import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** What a token asks to be worked off is bounded: its refusal takes no seconds. RFC 8725bis sections 3.13 and 3.15. */
export const rule: BehaviourRule = {
  id: 'refusal-prompt',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'an expensive token is refused at once',
  message: 'the work that a token asks for was done before it was refused',
  help: 'Refuse encrypted assertions by their header, or bound p2c and what is inflated; see the evidence for the header.',
};

export const examples: Examples = { right: [], wrong: [] };
