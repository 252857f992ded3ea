import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The assertion ends: `exp` is there. RFC 7523 section 3, item 4. */
export const rule: RequestRule = {
  id: 'exp-required',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => (claims['exp'] === undefined ? [{ path: '/claims/exp' }] : []),
};

export const words: Words = {
  title: 'the assertion says when it expires',
  message: 'the exp claim is missing',
  help: 'Set exp to a moment shortly after sending, in seconds since 1970-01-01T00:00:00Z.',
};

export const examples: Examples = {
  right: [{ title: 'exp is there', subject: { claims: { exp: 1060 } } }],
  wrong: [{ title: 'no exp', subject: { claims: { exp: undefined } } }],
};
