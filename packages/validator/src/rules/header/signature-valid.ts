import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/**
 * The signature verifies with a registered key of the client. RFC 7515 section 5.2, RFC 7523 section 3, item 9.
 *
 * It is the last of many: whatever else keeps a signature from verifying is told by its own rule.
 */
export const rule: RequestRule<'signature'> = {
  id: 'signature-valid',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['signature'],
  yieldsTo: [
    'jws-compact-serialization',
    'jws-base64url',
    'jws-base64url-canonical',
    'alg-required',
    'jws-not-unsecured',
    'alg-fits-method',
    'alg-allowed',
    'alg-registered',
    'alg-fits-key',
    'kid-required',
    'kid-string',
    'kid-known',
    'kid-when-several-keys',
    'jku-matches-registered',
    'embedded-key-not-trusted',
    'key-belongs-to-client',
    'signature-length',
    'client-known',
    'iss-is-client-id',
    'sub-is-client-id',
    'jwks-key-members',
  ],
  applies: isSigned,
  check({ facts: { signature } }) {
    if (signature.outcome === 'valid') return [];
    return [{ path: '/assertion', as: signature.outcome }];
  },
};

export const words: Words = {
  title: 'the signature verifies with a registered key',
  message: {
    invalid: 'no registered key verifies the signature',
    'no-key': 'no registered key could verify the signature',
  },
  expected: 'a signature of a registered key',
  help: 'Sign the first two parts exactly as they are sent, with the private half of a registered key.',
};

export const examples: Examples = {
  right: [{ title: 'a verified signature' }],
  wrong: [
    { title: 'a signature of unknown making', facts: { signature: { outcome: 'invalid' } } },
    { title: 'no key to try', facts: { signature: { outcome: 'no-key' } } },
  ],
};
