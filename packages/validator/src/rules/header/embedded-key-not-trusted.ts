import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * The signature is not one that only a key from the header itself verifies: `jwk`, `x5c`, `x5u`, `jku`.
 *
 * Such a key may travel along unused; who trusts it lets anyone sign. RFC 8725 sections 3.8 and 3.10.
 */
export const rule: RequestRule<'signature'> = {
  id: 'embedded-key-not-trusted',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['signature'],
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method', 'alg-allowed'],
  check({ header, facts: { signature } }) {
    if (signature.madeWith !== 'embedded-key' || signature.outcome === 'valid') return [];
    const member = ['jwk', 'x5c', 'x5u', 'jku'].find((name) => header[name] !== undefined);
    return member === undefined ? [] : [{ path: `/header/${member}` }];
  },
};

export const words: Words = {
  title: 'no key from the header is trusted',
  message: 'only the key from {{member}} verifies the signature, no registered one does',
  help: 'Sign with a registered key; a server takes keys from the registration, never from the header.',
};

export const examples: Examples = {
  right: [{ title: 'a jwk beside the signature of a registered key', subject: { header: { jwk: { kty: 'RSA' } } } }],
  wrong: [
    {
      title: 'signed by the jwk that came along',
      subject: { header: { jwk: { kty: 'RSA' } } },
      facts: { signature: { outcome: 'invalid', madeWith: 'embedded-key' } },
    },
    {
      title: 'signed by a key behind a foreign jku',
      subject: { header: { jku: 'https://evil.example/jwks.json' } },
      facts: { signature: { outcome: 'no-key', madeWith: 'embedded-key' } },
    },
  ],
};
