import type { Examples, RequestRule, Words } from '../../rule.ts';

/** `kid`, when present, is a string. RFC 7515 section 4.1.4. */
export const rule: RequestRule = {
  id: 'kid-string',
  kind: 'request',
  on: 'header',
  refusal: 'authentication',
  check({ header }) {
    const { kid } = header;
    if (kid === undefined || typeof kid === 'string') return [];
    return [{ path: '/header/kid', actual: kid }];
  },
};

export const words: Words = {
  title: 'kid is a string',
  message: 'kid is no string',
  expected: 'a string',
  help: 'Write kid as a JSON string, even when it looks like a number.',
};

export const examples: Examples = {
  right: [{ title: 'a string' }],
  wrong: [
    { title: 'a number', subject: { header: { kid: 1 } } },
    { title: 'null', subject: { header: { kid: null } } },
    { title: 'a list', subject: { header: { kid: ['k1'] } } },
  ],
};
