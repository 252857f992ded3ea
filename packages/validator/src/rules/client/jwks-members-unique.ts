import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** No key of the JWK Set has a member twice. RFC 7517 section 4. */
export const rule: RequestRule<'keys'> = {
  id: 'jwks-members-unique',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }) {
    return keys.flatMap(({ duplicateMembers = [] }, index) => {
      if (duplicateMembers.length === 0) return [];
      return [{ path: `/client/keys/${index}`, data: { members: duplicateMembers } }];
    });
  },
};

export const words: Words = {
  title: 'no key of the JWK Set has a member twice',
  message: 'a registered key has members more than once: {{members}}',
  help: 'Write every member of a key once; parsers differ on which of two they take.',
};

export const examples: Examples = {
  right: [{ title: 'every member once' }],
  wrong: [
    {
      title: 'n twice',
      facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, duplicateMembers: ['n'] }] },
    },
  ],
};
