import { type Examples, type ParamTypes, type RequestRule, strings, type Words } from '../../rule.ts';
import { mayHaveKeyPair } from './key-pair.ts';

/** Every key of the JWK Set that signs with EdDSA is on a curve that the profile allows. RFC 8037 section 3.1. */
export const rule: RequestRule<'keys'> = {
  id: 'eddsa-curve-allowed',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  yieldsTo: ['alg-fits-key'],
  applies: mayHaveKeyPair,
  check({ facts: { keys } }, params) {
    const accept = strings(params, 'accept');
    return keys.flatMap(({ crv = '' }, index) => {
      if (!['Ed25519', 'Ed448'].includes(crv) || accept.includes(crv)) return [];
      return [{ path: `/client/keys/${index}/crv`, expected: accept, actual: crv }];
    });
  },
};

export const paramTypes: ParamTypes = { accept: 'strings' };

export const words: Words = {
  title: 'every EdDSA key is on an allowed curve',
  message: 'the key is on {{actual}}, where {{expected}} is allowed',
  help: 'Use a key on {{expected}}, and take the other one out of the JWK Set.',
};

export const examples: Examples = {
  right: [
    {
      title: 'an allowed curve, and a key that signs nothing',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'OKP', kid: 'k2', crv: 'Ed25519' },
          { kty: 'OKP', kid: 'k3', crv: 'X448' },
        ],
      },
      params: { accept: ['Ed25519'] },
    },
  ],
  wrong: [
    {
      title: 'another curve beside the signing key',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'OKP', kid: 'k2', crv: 'Ed448' },
        ],
      },
      params: { accept: ['Ed25519'] },
    },
  ],
};
