import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/**
 * Every key of the JWK Set has a known type, the members of that type, and a `kid`.
 *
 * RFC 7517 section 4, RFC 7518 section 6.
 */
export const rule: RequestRule<'keys'> = {
  id: 'jwks-key-members',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }) {
    return keys.flatMap(({ kty, kid, missingMembers = [] }, index) => {
      const path = `/client/keys/${index}`;
      if (kty === 'unknown') return [{ path: `${path}/kty`, as: 'type' }];
      if (missingMembers.length > 0) return [{ path, as: 'members', data: { members: missingMembers } }];
      return kid === undefined || kid === '' ? [{ path: `${path}/kid`, as: 'no-kid' }] : [];
    });
  },
};

export const words: Words = {
  title: 'every key of the JWK Set is complete',
  message: {
    type: 'a registered key has no known kty',
    members: 'a registered key lacks {{members}}',
    'no-kid': 'a registered key has no kid',
  },
  expected: { type: 'RSA, EC or OKP', 'no-kid': 'a kid' },
  help: 'Publish each key with kty, kid and the public members of its type: n and e, or crv, x and y.',
};

export const examples: Examples = {
  right: [{ title: 'a complete key' }],
  wrong: [
    {
      title: 'a key without a name beside the one in use',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'RSA', bits: 2048 },
        ],
      },
    },
    {
      title: 'a key of an unknown type',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'unknown', kid: 'k2' },
        ],
      },
    },
    { title: 'no exponent', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, missingMembers: ['e'] }] } },
  ],
};
