import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `iss` is there; what it must be is told by `iss-is-client-id`. RFC 7523 section 3, item 1. */
export const rule: RequestRule = {
  id: 'iss-required',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check: ({ claims }) => (claims['iss'] === undefined ? [{ path: '/claims/iss' }] : []),
};

export const words: Words = {
  title: 'iss is there',
  message: 'the assertion has no iss',
  expected: 'the client id',
  help: 'Set iss to the client id.',
};

export const examples: Examples = {
  right: [{ title: 'the client id' }],
  wrong: [{ title: 'no iss', subject: { claims: { iss: undefined } } }],
};
