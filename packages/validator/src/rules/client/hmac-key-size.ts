import type { Examples, RequestRule, Words } from '../../rule.ts';
import { secretOctets } from '../header/algorithms.ts';

/**
 * A shared secret has at least as many octets as the hash of every HMAC algorithm of the client.
 *
 * 32 octets for HS256, 48 for HS384, 64 for HS512. RFC 7518 section 3.2.
 */
export const rule: RequestRule<'client' | 'keys'> = {
  id: 'hmac-key-size',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['client', 'keys'],
  check({ facts: { client, keys } }) {
    const limit = Math.max(0, ...client.algs.map(secretOctets));
    return keys.flatMap(({ kty, octets }, index) => {
      if (kty !== 'oct' || octets === undefined || octets >= limit) return [];
      return [{ path: `/client/keys/${index}`, data: { octets, limit } }];
    });
  },
};

export const words: Words = {
  title: 'the shared secret is as long as the hash',
  message: 'the shared secret has {{octets}} octets, {{limit}} are needed',
  expected: 'at least {{limit}} octets',
  help: 'Register a random secret of at least {{limit}} octets.',
};

export const examples: Examples = {
  right: [
    {
      title: 'exactly as long as the hash',
      subject: { header: { alg: 'HS256' } },
      facts: {
        client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] },
        keys: [{ kty: 'oct', octets: 32 }],
      },
    },
  ],
  wrong: [
    {
      title: 'one octet short',
      subject: { header: { alg: 'HS256' } },
      facts: {
        client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] },
        keys: [{ kty: 'oct', octets: 31 }],
      },
    },
  ],
};
