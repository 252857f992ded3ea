import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * `iss` and `sub` do not name another client than the one that authenticates.
 *
 * Speaks for both claims when they agree with each other: the assertion is then made for, or by, somebody else.
 * RFC 7523 section 3, items 1 and 2.
 */
export const rule: RequestRule<'client'> = {
  id: 'client-known',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['client'],
  check({ claims, facts: { client } }) {
    const { iss, sub } = claims;
    if (typeof iss !== 'string' || iss !== sub || iss === client.id) return [];
    return [{ path: '/claims/sub', expected: client.id, actual: sub }];
  },
};

export const words: Words = {
  title: 'iss and sub name the registered client',
  message: 'iss and sub name "{{actual}}", which is not the registered client',
  help: 'Set iss and sub to the registered client id.',
};

export const examples: Examples = {
  right: [{ title: 'the registered client' }],
  wrong: [{ title: 'another client in both', subject: { claims: { iss: 'client-2', sub: 'client-2' } } }],
};
