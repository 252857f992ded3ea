import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The header names its algorithm: `alg` is there and a string. RFC 7515 section 4.1.1. */
export const rule: RequestRule = {
  id: 'alg-required',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  check({ header }) {
    const { alg } = header;
    if (typeof alg === 'string') return [];
    return [{ path: '/header/alg', as: alg === undefined ? 'absent' : 'no-string', actual: alg }];
  },
};

export const words: Words = {
  title: 'alg is a string',
  message: { absent: 'the header has no alg', 'no-string': 'alg is no string' },
  expected: 'a JWA name',
  help: 'Name the signature algorithm in the protected header, for example "alg":"RS384".',
};

export const examples: Examples = {
  right: [{ title: 'a JWA name' }],
  wrong: [
    { title: 'no alg', subject: { header: { alg: undefined } } },
    { title: 'alg null', subject: { header: { alg: null } } },
    { title: 'alg in a list', subject: { header: { alg: ['RS384'] } } },
  ],
};
