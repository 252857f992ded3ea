import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** An assertion is not carried over to another origin by a redirect. RFC 9700 section 4.12. */
export const rule: BehaviourRule = {
  id: 'no-resend-on-redirect',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'redirects do not carry the assertion away',
  message: 'the client followed a redirect and sent its assertion to another origin',
  help: 'Switch off redirects for token requests.',
};

export const examples: Examples = { right: [], wrong: [] };
