import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** The header points to no key elsewhere: neither `jku` nor `x5u` is there. RFC 7515 sections 4.1.2 and 4.1.5. */
export const rule: RequestRule = {
  id: 'key-url-absent',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['embedded-key-not-trusted', 'jku-matches-registered', 'jku-asymmetric-only'],
  applies: isSigned,
  check({ header }) {
    return ['jku', 'x5u'].flatMap((member) => {
      const url = header[member];
      return url === undefined ? [] : [{ path: `/header/${member}`, actual: url }];
    });
  },
};

export const words: Words = {
  title: 'the header points to no key elsewhere',
  message: 'the header has a {{member}}',
  expected: 'none',
  help: 'Leave jku and x5u out; the server knows the registered key set and is not led to another.',
};

export const examples: Examples = {
  right: [{ title: 'neither' }, { title: 'a key inside the header', subject: { header: { jwk: { kty: 'RSA' } } } }],
  wrong: [
    { title: 'even the registered URL', subject: { header: { jku: 'https://client.example/jwks.json' } } },
    { title: 'the URL of a certificate', subject: { header: { x5u: 'https://client.example/certificate.pem' } } },
  ],
};
