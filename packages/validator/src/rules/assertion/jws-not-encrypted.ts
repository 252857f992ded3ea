import type { Examples, RequestRule, Words } from '../../rule.ts';
import { faultsOf } from './faults-of.ts';

/** The assertion is signed and not encrypted: five parts are a JWE. RFC 7523 sections 3 and 7. */
export const rule: RequestRule = {
  id: 'jws-not-encrypted',
  kind: 'request',
  on: 'assertion',
  refusal: 'malformed-request',
  yieldsTo: ['jwe-not-rsa1-5'],
  check: (view) => faultsOf(view, 'encrypted'),
};

export const words: Words = {
  title: 'the assertion is not encrypted',
  message: 'the assertion has five parts, as only a JWE has',
  expected: 'a JWS of three parts',
  help: 'Send a signed JWT; encrypt it only where both sides agreed on it.',
};

export const examples: Examples = {
  right: [{ title: 'a JWS' }],
  wrong: [
    { title: 'five parts', subject: { assertion: 'a.b.c.d.e' } },
    { title: 'five empty parts', subject: { assertion: '....' } },
    {
      title: 'a JWE header',
      // {"alg":"dir","enc":"A256GCM"}
      subject: { assertion: 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA' },
    },
  ],
};
