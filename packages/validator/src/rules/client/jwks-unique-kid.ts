import type { Examples, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/**
 * No two keys of the JWK Set share a `kid`. RFC 7517 section 4.5.
 *
 * When the header names the shared `kid`, `kid-known` tells it.
 */
export const rule: RequestRule<'keys'> = {
  id: 'jwks-unique-kid',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  yieldsTo: ['kid-known'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }) {
    const kids = keys.map((key) => key.kid);
    return keys.flatMap(({ kid }, index) => {
      if (kid === undefined || kids.indexOf(kid) === index) return [];
      return [{ path: `/client/keys/${index}/kid`, actual: kid }];
    });
  },
};

export const words: Words = {
  title: 'every kid of the JWK Set is unique',
  message: 'several keys of the JWK Set have the kid "{{actual}}"',
  expected: 'a kid of its own',
  help: 'Give each key of the set a kid of its own, for example its RFC 7638 thumbprint.',
};

export const examples: Examples = {
  right: [
    {
      title: 'two keys, two names',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'RSA', kid: 'k2', bits: 2048 },
        ],
      },
    },
  ],
  wrong: [
    {
      title: 'two other keys share a name',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'RSA', kid: 'k2', bits: 2048 },
          { kty: 'EC', kid: 'k2', crv: 'P-384' },
        ],
      },
    },
  ],
};
