import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The assertion has an identifier: `jti` is there and not empty. RFC 7519 section 4.1.7. */
export const rule: RequestRule = {
  id: 'jti-required',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims }) {
    const { jti } = claims;
    if (jti !== undefined && jti !== '') return [];
    return [{ path: '/claims/jti', as: jti === undefined ? 'absent' : 'empty', actual: jti }];
  },
};

export const words: Words = {
  title: 'the assertion has an identifier',
  message: { absent: 'the jti claim is missing', empty: 'the jti claim is empty' },
  help: 'Put a fresh random identifier, such as a UUID, into jti of every assertion.',
};

export const examples: Examples = {
  right: [
    { title: 'a UUID', subject: { claims: { jti: 'f5a8f3de-2a4c-4c55-9a77-3b0c2c9e1d10' } } },
    { title: 'one character', subject: { claims: { jti: '0' } } },
  ],
  wrong: [
    { title: 'no jti', subject: { claims: { jti: undefined } } },
    { title: 'an empty jti', subject: { claims: { jti: '' } } },
  ],
};
