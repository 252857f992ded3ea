import { type Examples, integer, type ParamTypes, type RequestRule, type Words } from '../../rule.ts';
import { chosenKeys } from '../header/chosen-keys.ts';

/**
 * An RSA key has at least `bits` bits. RFC 7518 sections 3.3 and 3.5.
 *
 * Judged are the keys that may have signed: the one that `kid` names, else every one.
 */
export const rule: RequestRule<'keys'> = {
  id: 'rsa-key-size',
  kind: 'request',
  on: 'client',
  refusal: 'authentication',
  needs: ['keys'],
  check({ header, facts: { keys } }, params) {
    const limit = integer(params, 'bits');
    const short = chosenKeys(header, keys).filter(({ kty, bits = limit }) => kty === 'RSA' && bits < limit);
    return short.map((key) => {
      const { bits = 0 } = key;
      const path = `/client/keys/${keys.indexOf(key)}`;
      return { path, data: { limit }, actual: bits };
    });
  },
};

export const paramTypes: ParamTypes = { bits: 'integer' };

export const words: Words = {
  title: 'the RSA key is long enough',
  message: 'the RSA key has {{actual}} bits, {{limit}} are needed',
  expected: 'at least {{limit}} bits',
  help: 'Register an RSA key of at least {{limit}} bits.',
};

export const examples: Examples = {
  right: [{ title: 'exactly long enough', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2048 }] } }],
  wrong: [{ title: 'one bit short', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2047 }] } }],
};
