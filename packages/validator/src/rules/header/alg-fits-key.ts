import type { Examples, RequestRule, Words } from '../../rule.ts';
import { chosenKeys } from './chosen-keys.ts';
import { misfit } from './key-fitness.ts';
import { isSigned } from './signed.ts';

/**
 * A registered key can verify `alg`: `kty`, `crv`, `use`, `key_ops` and `alg` of the key agree with it.
 *
 * `kid` chooses the key; without one any fitting key will do. RFC 7517 section 4, RFC 8725 section 3.1.
 */
export const rule: RequestRule<'keys'> = {
  id: 'alg-fits-key',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['keys'],
  yieldsTo: ['alg-required', 'jws-not-unsecured', 'alg-fits-method', 'alg-allowed', 'alg-registered', 'kid-known'],
  applies: isSigned,
  check({ header, facts }) {
    const { alg } = header;
    if (typeof alg !== 'string') return [];
    const keys = chosenKeys(header, facts.keys);
    if (keys.some((key) => misfit(alg, key) === undefined)) return [];
    const as = (keys[0] && misfit(alg, keys[0])) ?? 'no-key';
    return [{ path: '/header/alg', as, actual: alg }];
  },
};

export const words: Words = {
  title: 'alg fits the key',
  message: {
    'no-key': 'no key is registered that could verify {{actual}}',
    type: 'the key type is not that of {{actual}}',
    curve: 'the curve of the key is not that of {{actual}}',
    purpose: 'use keeps the key from verifying signatures',
    operation: 'key_ops keeps the key from verifying signatures',
    label: 'the key is registered for another algorithm than {{actual}}',
  },
  help: 'Sign with the algorithm of the registered key, or name the key that belongs to the algorithm.',
};

export const examples: Examples = {
  right: [
    { title: 'a key of the type without alg', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048 }] } },
    {
      title: 'a fitting key beside others',
      facts: {
        keys: [
          { kty: 'EC', kid: 'k0', crv: 'P-384' },
          { kty: 'RSA', kid: 'k1', bits: 2048, keyOps: ['verify'] },
        ],
      },
    },
  ],
  wrong: [
    {
      title: 'no key at all',
      subject: { header: { alg: 'HS256' } },
      facts: { client: { id: 'client-1', method: 'client_secret_jwt', algs: ['HS256'] }, keys: [] },
    },
    {
      title: 'another curve',
      subject: { header: { alg: 'ES384' } },
      facts: {
        client: {
          id: 'client-1',
          method: 'private_key_jwt',
          algs: ['ES384'],
          jwksUrl: 'https://client.example/jwks.json',
        },
        keys: [{ kty: 'EC', kid: 'k1', crv: 'P-256' }],
      },
    },
    { title: 'elliptic key', facts: { keys: [{ kty: 'EC', kid: 'k1', crv: 'P-384' }] } },
    { title: 'key for encryption', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, use: 'enc' }] } },
    { title: 'key that only wraps', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, keyOps: ['wrapKey'] }] } },
    { title: 'key of another algorithm', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048, alg: 'PS384' }] } },
  ],
};
