import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `sub` is there; what it must be is told by `sub-is-client-id`. RFC 7523 section 3, item 2, letter B. */
export const rule: RequestRule = {
  id: 'sub-required',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => (claims['sub'] === undefined ? [{ path: '/claims/sub' }] : []),
};

export const words: Words = {
  title: 'sub is there',
  message: 'the assertion has no sub',
  expected: 'the client id',
  help: 'Set sub to the client id.',
};

export const examples: Examples = {
  right: [{ title: 'the client id' }],
  wrong: [{ title: 'no sub', subject: { claims: { sub: undefined } } }],
};
