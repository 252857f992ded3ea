import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** An `iat` or `nbf` up to ten seconds ahead of the clock is accepted. FAPI 2.0 Security Profile section 5.3.2.1. */
export const rule: ToleranceRule = {
  id: 'clock-ahead-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'a clock that runs ten seconds fast is forgiven',
  message: 'an assertion was refused for an iat or nbf that lies less than ten seconds ahead',
  help: 'Accept an iat and an nbf up to ten seconds ahead of the clock of the server.',
};

export const examples: Examples = { right: [], wrong: [] };
