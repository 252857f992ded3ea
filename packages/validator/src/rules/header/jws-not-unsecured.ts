import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * The assertion is secured: `alg` is not `none` in any spelling, and the signature is not empty.
 *
 * An empty third part is the mark of an unsecured JWS whatever `alg` says. RFC 7515 appendix A.5, RFC 7523 section 3, item 9.
 */
export const rule: RequestRule = {
  id: 'jws-not-unsecured',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['alg-required'],
  check({ header, assertion }) {
    const { alg } = header;
    if (typeof alg === 'string' && /^none$/i.test(alg.trim())) {
      return [{ path: '/header/alg', as: 'none', actual: alg }];
    }
    const { text } = assertion;
    const hasEmptySignature = text.endsWith('.') && text.split('.', 4).length === 3;
    return hasEmptySignature ? [{ path: '/assertion', as: 'empty' }] : [];
  },
};

export const words: Words = {
  title: 'the assertion is signed',
  message: { none: 'alg is "none": nothing is signed', empty: 'the signature is empty' },
  expected: { none: 'a signature algorithm', empty: 'a signature' },
  help: 'Sign the assertion with a registered key, and refuse every unsecured one.',
};

/** The clean assertion without its signature. */
const unsigned =
  'eyJhbGciOiJSUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImsxIn0.' +
  'eyJpc3MiOiJjbGllbnQtMSIsInN1YiI6ImNsaWVudC0xIiwiYXVkIjoiaHR0cHM6Ly9hcy5leGFtcGxlL3Rva2VuIiwiZXhwIjoxMDkwLCJpYXQiOjEwMDAsImp0aSI6IjZmMWMyZjVlIn0.';

export const examples: Examples = {
  right: [{ title: 'a signed assertion' }],
  wrong: [
    { title: 'an empty signature', subject: { assertion: unsigned } },
    { title: 'alg none', subject: { header: { alg: 'none' } } },
    { title: 'alg None', subject: { header: { alg: 'None' } } },
    { title: 'alg nOnE with a space', subject: { header: { alg: 'nOnE ' } } },
  ],
};
