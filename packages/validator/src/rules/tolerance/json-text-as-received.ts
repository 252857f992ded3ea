import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** Header and claims may be written in any lawful JSON spelling: the signature covers the text as received. RFC 7515 section 5.2. */
export const rule: ToleranceRule = {
  id: 'json-text-as-received',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'any JSON spelling is accepted',
  message: 'an assertion was refused for the spelling of its JSON',
  help: 'Verify the signature over the octets received; never parse and write them again first.',
};

export const examples: Examples = { right: [], wrong: [] };
