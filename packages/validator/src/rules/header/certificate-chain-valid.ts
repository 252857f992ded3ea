import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

const members = ['x5t#S256', 'x5t', 'x5c'];

/**
 * The certificate that the header names leads to an authority that the server trusts, and is not revoked.
 *
 * A path is validated where the trusted authorities are known, so this needs to be told. RFC 5280 section 6.
 */
export const rule: RequestRule<'certificateChain'> = {
  id: 'certificate-chain-valid',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  needs: ['certificateChain'],
  yieldsTo: ['x5t-s256-known'],
  applies: (view) => isSigned(view) && members.some((name) => view.header[name] !== undefined),
  check({ header, facts }) {
    if (facts.certificateChain !== 'invalid') return [];
    const member = members.find((name) => header[name] !== undefined) ?? '';
    return [{ path: `/header/${member}` }];
  },
};

export const words: Words = {
  title: 'the certificate is trusted',
  message: 'the certificate that the header names is not trusted',
  expected: 'a certificate that the server trusts',
  help: 'Register a certificate that is neither expired nor revoked, and sign with its key.',
};

export const examples: Examples = {
  right: [
    { title: 'a trusted certificate' },
    {
      title: 'no certificate is named',
      subject: { header: { 'x5t#S256': undefined } },
      facts: { certificateChain: 'invalid' },
    },
  ],
  wrong: [{ title: 'a certificate that expired', facts: { certificateChain: 'invalid' } }],
};
