import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** The header has a `typ`. RFC 7515 section 4.1.9, RFC 7519 section 5.1. */
export const rule: RequestRule = {
  id: 'typ-required',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: isSigned,
  check: ({ header }) => (header['typ'] === undefined ? [{ path: '/header/typ' }] : []),
};

export const words: Words = {
  title: 'typ is there',
  message: 'the header has no typ',
  expected: 'a token type',
  help: 'Put the token type that the profile fixes into the header, for example "typ":"JWT".',
};

export const examples: Examples = {
  right: [{ title: 'a typ' }],
  wrong: [{ title: 'no typ', subject: { header: { typ: undefined } } }],
};
