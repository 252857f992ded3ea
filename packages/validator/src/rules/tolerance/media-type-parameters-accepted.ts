import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** The media type of a request may carry parameters, and has no letter case. RFC 9110 section 8.3.1. */
export const rule: ToleranceRule = {
  id: 'media-type-parameters-accepted',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'parameters of the media type are ignored',
  message: 'a request was refused for a parameter of its Content-Type',
  help: 'Compare type and subtype without case, and ignore what follows the semicolon.',
};

export const examples: Examples = { right: [], wrong: [] };
