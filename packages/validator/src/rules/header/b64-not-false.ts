import type { Examples, RequestRule, Words } from '../../rule.ts';

/** The payload is base64url-encoded: `b64` is not false. RFC 7797 section 7. */
export const rule: RequestRule = {
  id: 'b64-not-false',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  yieldsTo: ['crit-understood'],
  check: ({ header }) => (header['b64'] === false ? [{ path: '/header/b64', actual: false }] : []),
};

export const words: Words = {
  title: 'the payload is encoded',
  message: 'b64 is false: the payload would not be base64url-encoded',
  expected: 'no b64',
  help: 'Leave b64 out; a JWT is never sent with an unencoded payload.',
};

export const examples: Examples = {
  right: [{ title: 'no b64' }],
  wrong: [{ title: 'b64 false without crit', subject: { header: { b64: false } } }],
};
