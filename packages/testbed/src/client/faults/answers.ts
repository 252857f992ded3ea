import type { ClientBehaviour, HeldToken, TokenAnswer } from '../behaviour.ts';
import { shows } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { answer } from './about.ts';

const presented = (script: Parameters<typeof shows>[1]) =>
  shows(({ calls }) => calls.map(({ headers }) => headers.authorization ?? 'none'), script);
const well = (script: Parameters<typeof shows>[1]) => shows(({ well: count }) => count, script);
const known: readonly string[] = ['access_token', 'token_type', 'expires_in', 'scope'];

/** Takes this text for a token when the answer holds none. */
function takes(text: (answer: TokenAnswer) => string | undefined): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    readToken: (given): HeldToken | undefined => {
      const token = b.readToken(given) === undefined ? text(given) : undefined;
      if (token === undefined) return b.readToken(given);
      return { token, type: 'Bearer', since: given.at, until: given.at + 3_600_000, assertion: given.assertion };
    },
  });
}

/** Refuses an answer that would do. */
function refuses(when: (json: TokenAnswer['reply']['json']) => boolean): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({ ...b, readToken: (given) => (when(given.reply.json) ? undefined : b.readToken(given)) });
}

/** Faults in reading the answer. */
export const answerFaults: readonly ClientDefect[] = [
  {
    id: 'undefined-as-token',
    title: 'access_token is taken out of every answer of 200, whether it is there or not',
    kind: 'wrong-behaviour',
    rules: ['only-issued-tokens-used'],
    scenarios: ['answer-without-token', 'error-with-200'],
    alter: takes(({ reply: { status, json } }) =>
      status === 200 && json['access_token'] === undefined ? String(json['access_token']) : undefined,
    ),
    witness: presented(answer({ access_token: undefined })),
  },
  {
    id: 'refusal-as-token',
    title: 'the word in error is presented when the request was refused',
    kind: 'wrong-behaviour',
    rules: ['only-issued-tokens-used'],
    scenarios: ['refused-400', 'error-with-200'],
    alter: takes(({ reply: { json } }) => (typeof json['error'] === 'string' ? json['error'] : undefined)),
    witness: presented({ token: () => ({ status: 400, body: '{"error":"invalid_client"}' }) }),
  },
  {
    id: 'token-cut-out-of-broken-json',
    title: 'the token is cut out of an answer that is no JSON',
    kind: 'wrong-behaviour',
    rules: ['only-issued-tokens-used'],
    scenarios: ['truncated-answer'],
    alter: takes(({ reply: { text } }) => /"access_token":"([^"]+)/.exec(text)?.[1]),
    witness: presented({ token: () => ({ body: '{"access_token":"half-a-tok' }) }),
  },
  {
    id: 'no-token-asked-for-without-end',
    title: 'an answer without a token is asked for again without end',
    kind: 'wrong-behaviour',
    rules: ['token-requests-bounded'],
    scenarios: ['empty-answer', 'html-answer'],
    alter: (b) => ({
      ...b,
      pauseAfter: (nth, reply) => (reply.status === 200 ? 0.1 : b.pauseAfter(nth, reply)),
    }),
    witness: shows(({ tokens }) => tokens.length, { token: () => ({ body: '' }) }),
  },
  {
    id: 'token-type-by-its-letters',
    title: 'token_type must be written Bearer',
    kind: 'wrong-behaviour',
    rules: ['token-type-any-case'],
    scenarios: ['token-type-case'],
    alter: refuses(({ token_type: type }) => type !== 'Bearer'),
    witness: well(answer({ token_type: 'bearer' })),
  },
  {
    id: 'token-type-not-read',
    title: 'token_type is not read',
    kind: 'missing',
    rules: ['token-type-understood'],
    scenarios: ['token-type-unknown'],
    alter: takes(({ reply: { json } }) =>
      typeof json['access_token'] === 'string' ? json['access_token'] : undefined,
    ),
    witness: well(answer({ token_type: 'N_A' })),
  },
  {
    id: 'unknown-member-refused',
    title: 'an answer with an unknown member is refused',
    kind: 'wrong-behaviour',
    rules: ['unknown-members-ignored'],
    scenarios: ['unknown-members'],
    alter: refuses((json) => Object.keys(json).some((name) => !known.includes(name))),
    witness: well(answer({ patient: null })),
  },
  {
    id: 'expires-in-needed',
    title: 'an answer without expires_in is refused',
    kind: 'wrong-behaviour',
    rules: ['optional-members-not-needed'],
    scenarios: ['no-expires-in'],
    alter: refuses((json) => json['expires_in'] === undefined),
    witness: well(answer({ expires_in: undefined })),
  },
  {
    id: 'scope-needed',
    title: 'an answer without scope is refused',
    kind: 'wrong-behaviour',
    rules: ['optional-members-not-needed'],
    scenarios: ['no-scope'],
    alter: refuses((json) => json['scope'] === undefined),
    witness: well(answer({})),
  },
];
