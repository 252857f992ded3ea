import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** The header names the certificate of its key: `x5t#S256` is there and not the empty string. RFC 7515 section 4.1.8. */
export const rule: RequestRule = {
  id: 'x5t-s256-required',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: isSigned,
  check({ header }) {
    const thumbprint = header['x5t#S256'];
    if (thumbprint !== undefined && thumbprint !== '') return [];
    return [{ path: '/header/x5t#S256' }];
  },
};

export const words: Words = {
  title: 'x5t#S256 is there',
  message: 'the header has no x5t#S256',
  expected: 'the SHA-256 thumbprint of the registered certificate',
  help: 'Put the SHA-256 thumbprint of the registered certificate, as base64url of its 32 octets, into x5t#S256.',
};

export const examples: Examples = {
  right: [{ title: 'a thumbprint' }],
  wrong: [
    { title: 'no thumbprint', subject: { header: { 'x5t#S256': undefined } } },
    { title: 'an empty one', subject: { header: { 'x5t#S256': '' } } },
  ],
};
