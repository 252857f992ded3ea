import type { Examples, ToleranceRule, Words } from '../../rule.ts';

/** The assertion names the client, so `client_id` may be left out or sent along. RFC 7521 section 4.2. */
export const rule: ToleranceRule = {
  id: 'client-id-optional',
  kind: 'tolerance',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'client_id may be left out',
  message: 'a request was refused over a client_id that the assertion makes needless',
  help: 'Take the client from the assertion, and compare client_id with it only when it was sent.',
};

export const examples: Examples = { right: [], wrong: [] };
