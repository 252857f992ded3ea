import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `sub`, when present, is exactly the client id. RFC 7523 section 3, item 2, letter B. */
export const rule: RequestRule<'client'> = {
  id: 'sub-is-client-id',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  needs: ['client'],
  yieldsTo: ['client-known'],
  check({ claims, facts: { client } }) {
    const { sub } = claims;
    if (sub === undefined || sub === client.id) return [];
    return [{ path: '/claims/sub', expected: client.id, actual: sub }];
  },
};

export const words: Words = {
  title: 'sub is the client id',
  message: 'sub is not the client id',
  help: 'Set sub to the registered client id, a string compared octet for octet.',
};

export const examples: Examples = {
  right: [{ title: 'the client id' }],
  wrong: [
    { title: 'another client id', subject: { claims: { sub: 'client-2' } } },
    { title: 'another letter case', subject: { claims: { sub: 'Client-1' } } },
    { title: 'the client id in a list', subject: { claims: { sub: ['client-1'] } } },
    { title: 'null', subject: { claims: { sub: null } } },
  ],
};
