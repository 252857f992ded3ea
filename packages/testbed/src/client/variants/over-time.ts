import type { ClientBehaviour, HeldToken } from '../behaviour.ts';
import { shows } from '../bench/client-witness.ts';
import type { ClientVariant } from '../client-defect.ts';
import { firstly } from '../faults/about.ts';

const requestsAfter = (script: Parameters<typeof shows>[1]) => shows(({ tokens }) => tokens.length, script);

/** Keeps tokens where a restart does not lose them. */
function keepsTokens(b: ClientBehaviour): ClientBehaviour {
  const kept = new Map<string, HeldToken>();
  return {
    ...b,
    restore: ({ tokenEndpoint }) => kept.get(tokenEndpoint),
    keep: (held, { tokenEndpoint }) => void kept.set(tokenEndpoint, held),
  };
}

/** Lawful ways to behave over time. */
export const overTimeVariants: readonly ClientVariant[] = [
  {
    id: 'one-try-at-once-after-a-reset',
    title: 'a broken connection is followed by one try at once',
    alter: (b) => ({
      ...b,
      pauseAfter: (tries, reply) => (reply.status === 0 && tries === 1 ? 0 : b.pauseAfter(tries, reply)),
    }),
    witness: shows(
      ({ tokens: [first, second] }) => (second?.at ?? 0) - (first?.at ?? 0) < 500,
      firstly(1, { reset: true }),
    ),
  },
  {
    id: 'no-second-try-where-none-is-asked-for',
    title: 'every failure is the end, where the profile asks for no second try',
    profiles: ['rfc7523', 'smart-backend-services', 'reltio-client-secret-jwt'],
    alter: (b) => ({ ...b, pauseAfter: () => undefined }),
    witness: requestsAfter(firstly(1, { status: 503 })),
  },
  {
    id: 'gives-up-on-a-slow-answer',
    title: 'a slow answer is not waited for, and asked for anew',
    alter: (b) => ({ ...b, patienceMs: 2800 }),
    witness: requestsAfter(firstly(1, { delayMs: 3300 })),
  },
  {
    id: 'waits-longer',
    title: 'every pause is two seconds and more',
    alter: (b) => ({
      ...b,
      pauseAfter: (tries, reply) => {
        const seconds = b.pauseAfter(tries, reply);
        return seconds === undefined || tries > 2 ? undefined : seconds + 1.5;
      },
    }),
    witness: shows(
      ({ tokens: [first, second] }) => (second?.at ?? 0) - (first?.at ?? 0) > 2000,
      firstly(1, { status: 503 }),
    ),
  },
  {
    id: 'renewed-at-half-of-its-life',
    title: 'a token is replaced at half of its life',
    alter: (b) => ({ ...b, stillGood: ({ since, until }, now) => now < (since + until) / 2 }),
    witness: requestsAfter({
      calls: 2,
      intervalMs: 1100,
      token: (nth) => ({ body: `{"access_token":"t${nth}","token_type":"Bearer","expires_in":2}` }),
    }),
  },
  {
    id: 'token-kept-over-restarts',
    title: 'a token is kept over restarts until its life is over',
    alter: keepsTokens,
    witness: requestsAfter({ starts: 2 }),
  },
  {
    id: 'token-for-every-second-call',
    title: 'a token serves for two calls',
    alter: (b) => {
      const used = new Map<string, number>();
      return {
        ...b,
        stillGood: (held, now) => b.stillGood(held, now) && (used.get(held.token) ?? 0) < 2,
        call: (held, making) => {
          used.set(held.token, (used.get(held.token) ?? 0) + 1);
          return b.call(held, making);
        },
      };
    },
    witness: requestsAfter({ calls: 3 }),
  },
  {
    id: 'refused-call-given-up',
    title: 'a refused call is given up, and a new token asked for before the next',
    alter: (b) => ({ ...b, afterRefusal: (status) => (status === 401 ? 'forget' : 'fail') }),
    witness: shows(({ calls }) => calls.length, { resource: (nth) => (nth === 1 ? { status: 401 } : undefined) }),
  },
  {
    id: 'asked-three-times-after-401',
    title: 'a request refused with 401 is made three times',
    alter: (b) => ({
      ...b,
      pauseAfter: (tries, reply) => (reply.status === 401 && tries < 3 ? 1 : b.pauseAfter(tries, reply)),
    }),
    witness: requestsAfter({ token: () => ({ status: 401 }) }),
  },
];
