import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `jti`, when present, is a JSON string. RFC 7519 section 4.1.7. */
export const rule: RequestRule = {
  id: 'jti-type',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  check({ claims }) {
    const { jti } = claims;
    if (jti === undefined || typeof jti === 'string') return [];
    return [{ path: '/claims/jti', actual: jti }];
  },
};

export const words: Words = {
  title: 'jti is a JSON string',
  message: 'the jti claim is not a JSON string',
  expected: 'a JSON string',
  help: 'Write the identifier in quotes: a counter 42 becomes "42".',
};

export const examples: Examples = {
  right: [{ title: 'a string of digits', subject: { claims: { jti: '42' } } }],
  wrong: [
    { title: 'a number', subject: { claims: { jti: 42 } } },
    { title: 'null', subject: { claims: { jti: null } } },
    { title: 'a list of one string', subject: { claims: { jti: ['42'] } } },
    { title: 'an object', subject: { claims: { jti: {} } } },
  ],
};
