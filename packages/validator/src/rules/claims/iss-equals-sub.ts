import type { Examples, RequestRule, Words } from '../../rule.ts';

/**
 * `iss` and `sub` are the same; judged only while the client is unknown, for then nothing stronger can be said.
 *
 * RFC 7523 section 3, items 1 and 2: in client authentication both are the client id.
 */
export const rule: RequestRule = {
  id: 'iss-equals-sub',
  kind: 'request',
  on: 'claims',
  refusal: 'authentication',
  applies: ({ facts }) => facts.client === undefined,
  check({ claims }) {
    const { iss, sub } = claims;
    if (typeof iss !== 'string' || typeof sub !== 'string' || iss === sub) return [];
    return [{ path: '/claims/sub', expected: iss, actual: sub }];
  },
};

export const words: Words = {
  title: 'iss and sub are the same',
  message: 'iss and sub differ',
  help: 'Set both iss and sub to the client id.',
};

const unknownClient = { client: undefined };

export const examples: Examples = {
  right: [{ title: 'the same', facts: unknownClient }],
  wrong: [
    {
      title: 'different, and the client is unknown',
      subject: { claims: { sub: 'client-2' } },
      facts: unknownClient,
    },
  ],
};
