import type { BehaviourRule, Examples, Words } from '../../rule.ts';

/** A client sends nothing to a host whose certificate it cannot verify. RFC 6749 section 10.9. */
export const rule: BehaviourRule = {
  id: 'tls-certificate-checked',
  kind: 'behaviour',
  refusal: 'authentication',
};

export const words: Words = {
  title: 'the certificate of the token endpoint is verified',
  message: 'the client sent a request to a host whose certificate nobody it trusts has signed',
  help: 'Leave the verification of certificates switched on, and name the authority to trust instead.',
};

export const examples: Examples = { right: [], wrong: [] };
