import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** `kid` is there when the client has more than one key. OpenID Connect Core section 10.1. */
export const rule: RequestRule<'keys'> = {
  id: 'kid-when-several-keys',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['keys'],
  yieldsTo: ['kid-required'],
  applies: isSigned,
  check({ header, facts }) {
    const { kid } = header;
    const count = facts.keys.length;
    if ((kid !== undefined && kid !== '') || count < 2) return [];
    return [{ path: '/header/kid', data: { count } }];
  },
};

export const words: Words = {
  title: 'kid is there when the client has several keys',
  message: 'the header has no kid, and the client has {{count}} keys',
  expected: 'the id of one of them',
  help: 'Name the signing key in kid as soon as more than one is registered.',
};

export const examples: Examples = {
  right: [
    {
      title: 'one of two keys is named',
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
      title: 'no kid and two keys',
      subject: { header: { kid: undefined } },
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'RSA', kid: 'k2', bits: 2048 },
        ],
      },
    },
  ],
};
