import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** The server has an issuer identifier and publishes it in its metadata. RFC 8414 section 2. */
export const rule: BehaviourRule = {
  id: 'issuer-identifier-published',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the server publishes its issuer identifier',
  message: 'the metadata name no issuer identifier',
  help: 'Publish the issuer identifier in the metadata of the authorization server; clients copy it into aud.',
};

export const examples: Examples = { right: [], wrong: [] };
