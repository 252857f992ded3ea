import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** `alg` is one with which this client is registered. RFC 8725 section 3.1. */
export const rule: RequestRule<'client'> = {
  id: 'alg-registered',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method', 'alg-allowed'],
  applies: isSigned,
  check({ header, facts: { client } }) {
    const { alg } = header;
    if (typeof alg !== 'string' || client.algs.includes(alg)) return [];
    return [{ path: '/header/alg', expected: client.algs, actual: alg }];
  },
};

export const words: Words = {
  title: 'alg is registered for the client',
  message: 'the client is not registered with alg "{{actual}}"',
  help: 'Sign with the registered algorithm, or register the one you use.',
};

export const examples: Examples = {
  right: [{ title: 'the registered algorithm' }],
  wrong: [
    {
      title: 'RS384 of a client registered with ES384',
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['ES384'],
          jwksUrl: 'https://client.example/jwks.json',
        },
      },
    },
  ],
};
