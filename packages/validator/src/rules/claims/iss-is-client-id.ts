import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `iss`, when present, is exactly the client id. RFC 7523 section 3, item 1. */
export const rule: RequestRule<'client'> = {
  id: 'iss-is-client-id',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['client-known'],
  check({ claims, facts: { client } }) {
    const { iss } = claims;
    if (iss === undefined || iss === client.id) return [];
    return [{ path: '/claims/iss', expected: client.id, actual: iss }];
  },
};

export const words: Words = {
  title: 'iss is the client id',
  message: 'iss is not the client id',
  help: 'Set iss to the registered client id, a string compared octet for octet.',
};

export const examples: Examples = {
  right: [{ title: 'the client id' }],
  wrong: [
    { title: 'another client id', subject: { claims: { iss: 'client-2' } } },
    { title: 'another letter case', subject: { claims: { iss: 'Client-1' } } },
    { title: 'the client id in a list', subject: { claims: { iss: ['client-1'] } } },
    { title: 'null', subject: { claims: { iss: null } } },
  ],
};
