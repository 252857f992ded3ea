import type { Examples, ParamTypes, RequestRule, Words } from '../../rule.ts';
import { mayHaveKeyPair } from '../client/key-pair.ts';
import { namedKeys } from './chosen-keys.ts';
import { isSigned } from './signed.ts';

/**
 * `kid` selects exactly one registered key.
 *
 * With `several: "choose"` a `kid` that names several keys is no fault, for type and use may tell them apart.
 * Shared secrets have no key set, so that their `kid` says nothing.
 */
export const rule: RequestRule<'keys'> = {
  id: 'kid-known',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['keys'],
  applies: (view) => mayHaveKeyPair(view) && isSigned(view),
  check({ header, facts }, { several }) {
    const { kid } = header;
    if (typeof kid !== 'string' || kid === '') return [];
    const count = namedKeys(header, facts.keys).length;
    if (count === 1 || (count > 1 && several === 'choose')) return [];
    const as = count === 0 ? 'unknown' : 'several';
    return [{ path: '/header/kid', as, data: { count }, actual: kid }];
  },
};

export const paramTypes: ParamTypes = { several: ['fail', 'choose'] };

export const words: Words = {
  title: 'kid selects one registered key',
  message: {
    unknown: 'no registered key has the kid "{{actual}}"',
    several: '{{count}} registered keys have the kid "{{actual}}"',
  },
  expected: 'the id of one registered key',
  help: 'Send the kid of exactly one registered key; a new key is published before it signs.',
};

export const examples: Examples = {
  right: [
    { title: 'the one registered key' },
    {
      title: 'two keys, chosen by type',
      facts: {
        keys: [
          { kty: 'EC', kid: 'k0', crv: 'P-384' },
          { kty: 'RSA', kid: 'k1', bits: 2048 },
        ],
      },
      params: { several: 'choose' },
    },
  ],
  wrong: [
    { title: 'unknown kid', subject: { header: { kid: 'k2' } } },
    { title: 'another letter case', subject: { header: { kid: 'K1' } } },
    {
      title: 'two keys of that name',
      facts: {
        keys: [
          { kty: 'RSA', kid: 'k1', bits: 2048 },
          { kty: 'RSA', kid: 'k1', bits: 2048 },
        ],
      },
    },
  ],
};
