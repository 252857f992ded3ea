import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** The JWK Set holds no private key members. RFC 7517 section 9.2. */
export const rule: RequestRule<'keys'> = {
  id: 'jwks-public-only',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }) {
    return keys.flatMap(({ kty, privateMembers = [] }, index) => {
      if (kty === 'oct' || privateMembers.length === 0) return [];
      return [{ path: `/client/keys/${index}`, data: { members: privateMembers } }];
    });
  },
};

export const words: Words = {
  title: 'the JWK Set is public',
  message: 'a registered key holds private members: {{members}}',
  expected: 'a public key',
  help: 'Replace the key at once, for it is known to others, and publish only its public members.',
};

export const examples: Examples = {
  right: [{ title: 'public members only' }],
  wrong: [
    {
      title: 'a private exponent',
      facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, privateMembers: ['d', 'p', 'q'] }] },
    },
  ],
};
