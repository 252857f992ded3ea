import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** `jti` may be any string: no UUID is asked for, and no length short of abuse is too long. RFC 7519 section 4.1.7. */
export const rule: ToleranceRule = {
  id: 'jti-any-form',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'jti may be any string',
  message: 'an assertion was refused for the form of its jti',
  help: 'Compare jti as an opaque string; ask for no pattern and no particular length.',
};

export const examples: Examples = { right: [], wrong: [] };
