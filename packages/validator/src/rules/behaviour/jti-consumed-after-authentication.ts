import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A `jti` counts as used only once its assertion was authenticated: nobody else can burn it. RFC 7523 section 3, item 7. */
export const rule: BehaviourRule = {
  id: 'jti-consumed-after-authentication',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'only an authenticated assertion uses up its jti',
  message: 'a forged copy used up the jti of a genuine assertion',
  help: 'Record jti after the signature and every claim have been verified, never before.',
};

export const examples: Examples = { right: [], wrong: [] };
