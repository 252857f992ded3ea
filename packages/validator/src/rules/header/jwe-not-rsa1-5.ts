import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** An encrypted assertion does not wrap its key with RSAES-PKCS1-v1_5, which answers a padding oracle. */
export const rule: RequestRule = {
  id: 'jwe-not-rsa1-5',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: (view) => !isSigned(view),
  check: ({ header: { alg } }) => (alg === 'RSA1_5' ? [{ path: '/header/alg', actual: alg }] : []),
};

export const words: Words = {
  title: 'no assertion is encrypted with RSA1_5',
  message: 'the assertion is encrypted with RSA1_5',
  expected: 'another algorithm',
  help: 'Encrypt with RSA-OAEP-256 or ECDH-ES where encryption was agreed on, or sign only.',
};

export const examples: Examples = {
  right: [
    { title: 'a signed assertion' },
    // {"alg":"dir","enc":"A256GCM"}
    { title: 'another algorithm', subject: { assertion: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA' } },
  ],
  wrong: [
    {
      title: 'five parts with RSA1_5',
      // {"alg":"RSA1_5","enc":"A128CBC-HS256"}
      subject: { assertion: 'eyJhbGciOiJSU0ExXzUiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.AAAA.AAAA.AAAA.AAAA' },
    },
  ],
};
