import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** Order of the curves that a key set may name, in bits. */
const orders: Readonly<Record<string, number>> = {
  'P-192': 192,
  'P-224': 224,
  'P-256': 256,
  secp256k1: 256,
  'P-384': 384,
  'P-521': 521,
};

/** Every elliptic curve key of the JWK Set has at least `bits` bits; a curve that is not known is not judged. */
export const rule: RequestRule<'keys'> = {
  id: 'ec-key-size',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  yieldsTo: ['alg-fits-key'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }, params) {
    const limit = integer(params, 'bits');
    return keys.flatMap(({ kty, crv = '' }, index) => {
      const bits = orders[crv];
      if (kty !== 'EC' || bits === undefined || bits >= limit) return [];
      return [{ path: `/client/keys/${index}/crv`, data: { bits, limit }, actual: crv }];
    });
  },
};

export const paramTypes: ParamTypes = { bits: 'integer' };

export const words: Words = {
  title: 'every elliptic curve key is long enough',
  message: 'the curve {{actual}} has {{bits}} bits, {{limit}} are needed',
  expected: 'at least {{limit}} bits',
  help: 'Use a key on P-256, and take the shorter one out of the JWK Set.',
};

export const examples: Examples = {
  right: [
    {
      title: 'a curve of 256 bits beside the signing key',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'EC', kid: 'k2', crv: 'P-256' },
        ],
      },
    },
  ],
  wrong: [
    {
      title: 'a curve of 192 bits beside the signing key',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'EC', kid: 'k2', crv: 'P-192' },
        ],
      },
    },
  ],
};
