import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/**
 * `alg` is one that the profile allows for the method of the client.
 *
 * A method without a list in the profile allows nothing.
 */
export const rule: RequestRule<'client'> = {
  id: 'alg-allowed',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method'],
  applies: isSigned,
  check({ header, facts: { client }, profile }) {
    const { alg } = header;
    if (typeof alg !== 'string') return [];
    const allowed = profile.methods[client.method] ?? [];
    if (allowed.includes(alg)) return [];
    return [{ path: '/header/alg', expected: allowed, actual: alg }];
  },
};

export const words: Words = {
  title: 'alg is allowed by the profile',
  message: 'the profile does not allow alg "{{actual}}"',
  expected: 'another method',
  help: 'Sign with an algorithm that the profile lists for the method of the client.',
};

export const examples: Examples = {
  right: [{ title: 'a listed algorithm' }],
  wrong: [
    {
      title: 'PS384 where only RS384 and ES384 are listed',
      subject: { header: { alg: 'PS384' } },
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['PS384'],
          jwksUrl: 'https://client.example/jwks.json',
        },
        keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, use: 'sig' }],
      },
    },
    { title: 'RS256 where only RS384 and ES384 are listed', subject: { header: { alg: 'RS256' } } },
  ],
};
