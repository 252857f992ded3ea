import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * The signature is not made with the key of another client.
 *
 * A key proves only who it is registered for. RFC 7523 section 3, item 9, RFC 7521 section 4.2.
 */
export const rule: RequestRule<'signature'> = {
  id: 'key-belongs-to-client',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['signature'],
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method', 'alg-allowed', 'kid-known', 'client-known'],
  check({ facts: { signature } }) {
    if (signature.outcome === 'valid') return [];
    return signature.madeWith === 'other-client' ? [{ path: '/assertion' }] : [];
  },
};

export const words: Words = {
  title: 'the key belongs to the client',
  message: 'the signature is made with a key that is registered for another client',
  expected: 'a key of this client',
  help: 'Sign with the key of the client in iss and sub; look keys up by client, not in one pool.',
};

export const examples: Examples = {
  right: [{ title: 'a key of this client' }],
  wrong: [
    {
      title: 'a key of another client',
      facts: { signature: { outcome: 'invalid', madeWith: 'other-client' } },
    },
  ],
};
