import type { ResponseView } from '../../response.ts';
import type { Examples, ResponseRule, Words } from '../../rule.ts';

/**
 * A refusal has a status that the profile allows for its class; where none was expected, any 4xx.
 *
 * Where none was expected, a success that carries no token is no refusal either: the rules about the body speak.
 * RFC 6749 section 5.2.
 */
export const rule: ResponseRule = {
  id: 'error-status',
  kind: 'response',
  on: 'error',
  refusal: 'authentication',
  check(view, { refusal }) {
    const { status } = view;
    const success = status >= 200 && status < 300;
    // A success without an error in it is no refusal: the rules about the body speak.
    if (success && refusal === undefined && typeof view.members['error'] !== 'string') return [];
    const allowed = allowedStatuses(view);
    if (allowed === undefined ? status >= 400 && status < 500 : allowed.includes(status)) return [];
    const as = success ? 'success' : 'other';
    return [{ path: '/status', as, expected: (allowed ?? []).map(String), actual: status }];
  },
};

function allowedStatuses({ refusal }: ResponseView): readonly number[] | undefined {
  return refusal && [...refusal.status, ...(refusal.toleratedStatus ?? []), ...(refusal.bare ?? [])];
}

export const words: Words = {
  title: 'a refusal has a status for refusals',
  message: {
    success: 'status {{actual}} says success, and no access token came with it',
    other: 'a refusal came with status {{actual}}',
  },
  expected: '4xx',
  help: 'Answer a refused token request with 400, or with 401 where the documentation of the server says so.',
};

const body = '{"error":"invalid_client","error_description":"client authentication failed"}';
const refused = { refusal: 'authentication' } as const;

export const examples: Examples = {
  right: [
    { title: '400', response: { status: 400, body }, expected: refused },
    { title: '401', response: { status: 401, body }, expected: refused },
    {
      title: 'a status that HTTP explains',
      response: { status: 405, body },
      expected: { refusal: 'method-or-media-type' },
    },
    { title: 'the lowest 4xx where nothing was to be refused', response: { status: 400, body } },
    { title: 'the highest 4xx where nothing was to be refused', response: { status: 499, body } },
    { title: '200 without an error, where nothing was to be refused', response: { status: 200, body: '{}' } },
    { title: '299 without a token where nothing was to be refused', response: { status: 299, body: '{}' } },
  ],
  wrong: [
    { title: '200 with an error inside', response: { status: 200, body }, expected: refused },
    { title: '500', response: { status: 500, body }, expected: refused },
    { title: '302', response: { status: 302, body }, expected: refused },
    { title: '405 where no method was at fault', response: { status: 405, body }, expected: refused },
    { title: '500 where nothing was to be refused', response: { status: 500, body } },
    { title: '200 with an error inside, where nothing was to be refused', response: { status: 200, body } },
    { title: '399 where nothing was to be refused', response: { status: 399, body } },
    { title: '300 where nothing was to be refused', response: { status: 300, body } },
    { title: '199 where nothing was to be refused', response: { status: 199, body } },
  ],
};
