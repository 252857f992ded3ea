import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A URL in the header is never fetched, unless it is the registered one. RFC 8725 section 3.10. */
export const rule: BehaviourRule = {
  id: 'key-url-not-fetched',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'unregistered key URLs are not fetched',
  message: 'the server fetched a URL that a header told it to',
  help: 'Fetch keys from the registered JWK Set URL alone; never follow jku or x5u.',
};

export const examples: Examples = { right: [], wrong: [] };
