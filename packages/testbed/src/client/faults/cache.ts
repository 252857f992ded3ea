import type { ClientBehaviour } from '../behaviour.ts';
import { differ, shows } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';

const refusedOnce = { resource: (nth: number) => (nth === 1 ? { status: 401 } : undefined) } as const;
const assertionsDiffer = (script: Parameters<typeof shows>[1]) =>
  shows(({ tokens }) => differ(tokens.map(({ assertion }) => assertion)), script);

/** Builds an assertion once for each start. */
function prebuilt(b: ClientBehaviour): ClientBehaviour {
  return {
    ...b,
    assertion: (making, make) => {
      const kept = (making.memory.get('prebuilt') as string | undefined) ?? b.assertion(making, make);
      making.memory.set('prebuilt', kept);
      return kept;
    },
  };
}

/** An answer whose token lives so many seconds. */
const lives = (seconds: number) => (nth: number) => ({
  body: JSON.stringify({ access_token: `token-${nth}`, token_type: 'Bearer', expires_in: seconds }),
});

/** Faults in keeping assertions and tokens. */
export const cacheFaults: readonly ClientDefect[] = [
  {
    id: 'assertion-built-once',
    title: 'one assertion serves for every token of a process',
    kind: 'wrong-behaviour',
    rules: ['assertion-single-use', 'retry-uses-new-assertion', 'jti-single-use'],
    scenarios: ['token-expires', 'resource-refuses-once'],
    alter: prebuilt,
    witness: assertionsDiffer(refusedOnce),
  },
  {
    id: 'assertion-kept-over-restarts',
    title: 'an assertion is kept in a file and sent after a restart',
    kind: 'wrong-behaviour',
    rules: ['assertion-single-use', 'jti-single-use'],
    scenarios: ['process-restarted'],
    alter: (b) => {
      const files = new Map<string, string>();
      return {
        ...b,
        assertion: (making, make) => {
          const kept = files.get(making.errand.tokenEndpoint) ?? b.assertion(making, make);
          files.set(making.errand.tokenEndpoint, kept);
          return kept;
        },
      };
    },
    witness: assertionsDiffer({ starts: 2 }),
  },
  {
    id: 'assertion-sent-after-its-end',
    title: 'an assertion of two seconds is kept and sent after them',
    kind: 'wrong-behaviour',
    rules: ['exp-in-future', 'assertion-single-use', 'retry-uses-new-assertion', 'jti-single-use'],
    scenarios: ['token-expires'],
    alter: (b) => prebuilt({ ...b, claims: (making) => ({ ...b.claims(making), exp: making.now + 2 }) }),
    witness: assertionsDiffer(refusedOnce),
  },
  {
    id: 'token-for-every-call',
    title: 'a token is asked for before every call',
    kind: 'missing',
    rules: ['token-reused'],
    scenarios: ['token-reused'],
    alter: (b) => ({ ...b, stillGood: () => false }),
    witness: shows(({ tokens }) => tokens.length, { calls: 3 }),
  },
  {
    id: 'token-used-after-its-end',
    title: 'a token is used for ever, and its refusal is passed over',
    kind: 'wrong-behaviour',
    rules: ['expired-token-renewed', 'refused-token-renewed'],
    scenarios: ['token-expires'],
    alter: (b) => ({ ...b, stillGood: () => true, afterRefusal: () => 'ignore' }),
    witness: shows(({ tokens }) => tokens.length, { calls: 2, intervalMs: 1100, token: lives(1) }),
  },
  {
    id: 'lifetime-counted-in-milliseconds',
    title: 'the lifetime of a token is counted a thousand times too long',
    kind: 'wrong-behaviour',
    rules: ['expired-token-renewed'],
    scenarios: ['token-expires'],
    alter: (b) => ({
      ...b,
      stillGood: ({ since, until }, now) => now < since + (until - since) * 1000,
      afterRefusal: () => 'ignore',
    }),
    witness: shows(({ tokens }) => tokens.length, { calls: 2, intervalMs: 1100, token: lives(1) }),
  },
  {
    id: 'refused-token-kept',
    title: 'a refused token is kept until its lifetime is over',
    kind: 'missing',
    rules: ['refused-token-renewed'],
    scenarios: ['resource-refuses-once'],
    alter: (b) => ({ ...b, afterRefusal: () => 'ignore' }),
    witness: shows(({ tokens }) => tokens.length, refusedOnce),
  },
  {
    id: 'refused-tokens-renewed-without-end',
    title: 'a token is asked for after every refusal, without end',
    kind: 'wrong-behaviour',
    rules: ['token-requests-bounded', 'refused-token-renewed'],
    scenarios: ['resource-refuses-always'],
    alter: (b) => ({ ...b, afterRefusal: () => 'renew' }),
    witness: shows(({ tokens }) => tokens.length, { resource: () => ({ status: 401 }) }),
  },
];
