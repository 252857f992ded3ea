import type { Examples, RequestRule, Words } from '../../rule.ts';
import { signatureOctets } from './algorithms.ts';
import { chosenKeys } from './chosen-keys.ts';

/**
 * The signature has the length in octets that `alg` and the key prescribe.
 *
 * A MAC is never cut short, an elliptic signature is r and s side by side and not DER, an RSA signature is as long as the
 * modulus. RFC 7518 sections 3.2 to 3.5, RFC 8017 section 8, RFC 8032 section 5.
 */
export const rule: RequestRule = {
  id: 'signature-length',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: [
    'alg-required',
    'jws-not-unsecured',
    'alg-fits-method',
    'alg-allowed',
    'alg-registered',
    'alg-fits-key',
    'kid-known',
    'embedded-key-not-trusted',
    'key-belongs-to-client',
    'jws-base64url',
  ],
  check({ header, assertion, facts }) {
    const { alg } = header;
    const octets = assertion.signatureOctets;
    if (typeof alg !== 'string' || octets === undefined) return [];
    const lengths = signatureOctets(alg, chosenKeys(header, facts.keys ?? []));
    if (lengths.length === 0 || lengths.includes(octets)) return [];
    return [{ path: '/assertion', data: { alg, lengths: lengths.join(' or ') }, actual: octets }];
  },
};

export const words: Words = {
  title: 'the signature has the length of its algorithm',
  message: 'the signature has {{actual}} octets, which {{alg}} with this key never makes',
  expected: '{{lengths}} octets',
  help: 'Send the signature whole and in the form of JWS: r and s side by side for ES, no DER, no cut MAC.',
};

export const examples: Examples = {
  right: [{ title: 'as long as the modulus' }],
  wrong: [
    { title: 'one octet short', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 2056, use: 'sig' }] } },
    { title: 'half as long as the modulus', facts: { keys: [{ kty: 'RSA', kid: 'k1', bits: 4096, use: 'sig' }] } },
  ],
};
