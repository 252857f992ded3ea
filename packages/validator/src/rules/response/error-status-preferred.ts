import type { Examples, ResponseRule, Words } from '../../rule.ts';

/** A refusal has a status that the profile names, not one that it only tolerates. RFC 6749 section 5.2. */
export const rule: ResponseRule = {
  id: 'error-status-preferred',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  yieldsTo: ['error-status'],
  check({ status, refusal }) {
    if (refusal === undefined) return [];
    const preferred = [...refusal.status, ...(refusal.bare ?? [])];
    if (preferred.includes(status)) return [];
    return [{ path: '/status', expected: preferred.map(String), actual: status }];
  },
};

export const words: Words = {
  title: 'a refusal has the status asked for',
  message: 'a refusal came with status {{actual}}, which is only tolerated',
  help: 'Answer with the status that the profile names, so that every client understands the refusal.',
};

const body = '{"error":"invalid_client","error_description":"client authentication failed"}';

export const examples: Examples = {
  right: [
    { title: '400', response: { status: 400, body }, expected: { refusal: 'authentication' } },
    { title: 'nothing was to be refused', response: { status: 403, body } },
  ],
  wrong: [{ title: '403', response: { status: 403, body }, expected: { refusal: 'authentication' } }],
};
