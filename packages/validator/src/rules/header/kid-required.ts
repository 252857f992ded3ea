import type { Examples, RequestRule, Words } from '../../rule.ts';
import { isSigned } from './signed.ts';

/** The header names its key: `kid` is there and not the empty string. */
export const rule: RequestRule = {
  id: 'kid-required',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  applies: isSigned,
  check({ header }) {
    const { kid } = header;
    return kid === undefined || kid === '' ? [{ path: '/header/kid' }] : [];
  },
};

export const words: Words = {
  title: 'kid is there',
  message: 'the header has no kid',
  expected: 'the id of a registered key',
  help: 'Put the kid of the signing key, as it stands in the registered JWK Set, into the header.',
};

export const examples: Examples = {
  right: [{ title: 'a kid' }],
  wrong: [
    { title: 'no kid', subject: { header: { kid: undefined } } },
    { title: 'empty kid', subject: { header: { kid: '' } } },
  ],
};
