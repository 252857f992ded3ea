import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** `jti` may be left out. RFC 7523 section 3, item 7. */
export const rule: ToleranceRule = {
  id: 'jti-optional',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'jti may be left out',
  message: 'an assertion without jti was refused',
  help: 'Accept assertions without jti; recognise their replay by the assertion itself.',
};

export const examples: Examples = { right: [], wrong: [] };
