import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/**
 * `x5t#S256`, when present, is the thumbprint of a certificate registered for the client, octet for octet.
 *
 * Whether that certificate is still good is the business of `certificate-chain-valid`. RFC 7515 section 4.1.8.
 */
export const rule: RequestRule<'certificates'> = {
  id: 'x5t-s256-known',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['certificates'],
  yieldsTo: ['x5t-s256-required'],
  applies: isSigned,
  check({ header, facts: { certificates } }) {
    const thumbprint = header['x5t#S256'];
    if (thumbprint === undefined || certificates.includes(thumbprint as string)) return [];
    const as = typeof thumbprint === 'string' ? 'unknown' : 'type';
    return [{ path: '/header/x5t#S256', as, expected: certificates, actual: thumbprint }];
  },
};

export const words: Words = {
  title: 'x5t#S256 is the thumbprint of a registered certificate',
  message: {
    unknown: 'no registered certificate has this x5t#S256',
    type: 'x5t#S256 is not a string',
  },
  expected: 'none',
  help: 'Hash the DER octets of the certificate that is registered with SHA-256, and write them as base64url.',
};

export const examples: Examples = {
  right: [
    { title: 'the registered certificate' },
    { title: 'no thumbprint', subject: { header: { 'x5t#S256': undefined } } },
  ],
  wrong: [
    {
      title: 'another certificate',
      subject: { header: { 'x5t#S256': 'jt98_s4Nxzg1BxIHSEFdqGuiEvQ9YpBvGQr5ZKXk0uo' } },
    },
    { title: 'no certificate is registered', facts: { certificates: [] } },
    { title: 'a list', subject: { header: { 'x5t#S256': ['7RZ3fX5u8kkQ8l2rW0wVx1k3s3p1f7b5k8d2m4n6pqs'] } } },
  ],
};
