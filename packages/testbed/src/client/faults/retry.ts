import type { WireReply } from '../../bench/witness.ts';
import type { ClientBehaviour, Outgoing } from '../behaviour.ts';
import { differ, shows } from '../bench/client-witness.ts';
import type { ClientDefect } from '../client-defect.ts';
import { firstly } from './about.ts';

const unavailable = { status: 503 } as const;
const waiting = { status: 503, headers: { 'Retry-After': '2' } } as const;
const refused = { status: 400, body: '{"error":"invalid_client"}' } as const;
const overload: readonly number[] = [429, 503];

const count = (script: Parameters<typeof shows>[1]) => shows(({ tokens }) => tokens.length, script);
const assertionsDiffer = (script: Parameters<typeof shows>[1]) =>
  shows(({ tokens }) => differ(tokens.map(({ assertion }) => assertion)), script);

/** Seconds between the first two requests, in halves. */
const firstPause = (script: Parameters<typeof shows>[1]) =>
  shows(({ tokens: [first, second] }) => Math.floor(((second?.at ?? 0) - (first?.at ?? 0)) / 500), script);

/** Keeps the assertion for the next try when the last answer was one of these; 0 is no answer. */
function resends(statuses: readonly number[]): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    assertion: ({ memory, ...making }, make) => {
      const kept = memory.get('kept') as string | undefined;
      const assertion = kept ?? b.assertion({ ...making, memory }, make);
      memory.set('last', assertion);
      memory.delete('kept');
      return assertion;
    },
    readToken: (answer) => {
      const { memory } = answer.making;
      if (statuses.includes(answer.reply.status)) memory.set('kept', memory.get('last'));
      return b.readToken(answer);
    },
  });
}

/** Tries again in its own way after these statuses. */
function tries(
  statuses: readonly number[],
  pause: (nth: number, reply: WireReply) => number | undefined,
): (b: ClientBehaviour) => ClientBehaviour {
  return (b) => ({
    ...b,
    pauseAfter: (nth, reply) => (statuses.includes(reply.status) ? pause(nth, reply) : b.pauseAfter(nth, reply)),
  });
}

function follows(change: (sent: Outgoing) => Outgoing, statuses: readonly number[]): ClientDefect['alter'] {
  return (b) => ({
    ...b,
    follow: ({ status, headers: { location } }, sent) =>
      statuses.includes(status) && location !== undefined ? change({ ...sent, url: location }) : undefined,
  });
}

const led = (status: number) =>
  shows(({ strays }) => strays.map(({ method, assertion }) => `${method} ${assertion !== ''}`), {
    token: (_nth, elsewhere) => ({ status, headers: { Location: `${elsewhere}/token` } }),
  });

/** Faults in trying again. */
export const retryFaults: readonly ClientDefect[] = [
  {
    id: 'assertion-sent-again-after-503',
    title: 'the same assertion is sent again after 503 and 429',
    kind: 'wrong-behaviour',
    rules: ['retry-uses-new-assertion', 'assertion-single-use', 'jti-single-use'],
    scenarios: ['unavailable-briefly', 'throttled-briefly'],
    alter: resends(overload),
    witness: assertionsDiffer(firstly(1, unavailable)),
  },
  {
    id: 'assertion-sent-again-after-a-reset',
    title: 'the same assertion is sent again after a broken connection',
    kind: 'wrong-behaviour',
    rules: ['retry-uses-new-assertion', 'assertion-single-use', 'jti-single-use'],
    scenarios: ['connection-reset'],
    alter: resends([0]),
    witness: assertionsDiffer(firstly(1, { reset: true })),
  },
  {
    id: 'assertion-sent-again-after-silence',
    title: 'the same assertion is sent again when the answer is slow',
    kind: 'wrong-behaviour',
    rules: ['retry-uses-new-assertion', 'assertion-single-use', 'jti-single-use'],
    scenarios: ['slow-answer'],
    alter: (b) => resends([0])({ ...b, patienceMs: 1000 }),
    witness: assertionsDiffer(firstly(1, { delayMs: 1500 })),
  },
  {
    id: 'jti-kept-for-the-next-try',
    title: 'the next try has new times and the old jti',
    kind: 'wrong-behaviour',
    rules: ['jti-single-use'],
    scenarios: ['unavailable-briefly'],
    alter: (b) => ({
      ...b,
      jti: (making) => {
        const kept = (making.memory.get('jti') as string | undefined) ?? b.jti(making) ?? '';
        making.memory.set('jti', kept);
        return kept;
      },
      readToken: (answer) => {
        if (answer.reply.status === 200) answer.making.memory.delete('jti');
        return b.readToken(answer);
      },
    }),
    witness: shows(({ tokens }) => differ(tokens.map(({ claims }) => claims['jti'])), firstly(1, unavailable)),
  },
  {
    id: 'no-second-try',
    title: 'one 503 or 429 is the end',
    kind: 'missing',
    rules: ['retry-on-other-status'],
    scenarios: ['unavailable-briefly', 'throttled-briefly'],
    alter: tries(overload, () => undefined),
    witness: count(firstly(1, unavailable)),
  },
  {
    id: 'next-try-at-once',
    title: 'the next try comes at once, and the one after it',
    kind: 'missing',
    rules: ['retry-on-other-status', 'token-requests-bounded'],
    scenarios: ['unavailable-briefly'],
    needs: ['slow-clock'],
    alter: tries(overload, (nth) => (nth < 4 ? 0 : undefined)),
    witness: firstPause(firstly(1, unavailable)),
  },
  {
    id: 'next-try-after-a-moment',
    title: 'the next try comes after a quarter of a second where a few seconds are asked for',
    kind: 'wrong-behaviour',
    rules: ['retry-on-other-status'],
    scenarios: ['unavailable-briefly'],
    alter: tries(overload, (nth) => (nth < 5 ? 0.25 : undefined)),
    witness: firstPause(firstly(1, unavailable)),
  },
  {
    id: 'tries-without-end',
    title: 'an unavailable endpoint is asked again and again without end',
    kind: 'wrong-behaviour',
    rules: ['token-requests-bounded'],
    scenarios: ['unavailable-for-good'],
    alter: tries([503], () => 0.3),
    witness: count({ token: () => unavailable }),
  },
  {
    id: 'retry-after-not-read',
    title: 'Retry-After is not read',
    kind: 'missing',
    rules: ['retry-after-honoured'],
    scenarios: ['unavailable-retry-after', 'throttled-retry-after'],
    alter: (b) => ({ ...b, pauseAfter: (nth, reply) => b.pauseAfter(nth, { ...reply, headers: {} }) }),
    witness: firstPause(firstly(1, waiting)),
  },
  {
    id: 'retry-after-shortened',
    title: 'of Retry-After and its own pause the client takes the shorter',
    kind: 'wrong-behaviour',
    rules: ['retry-after-honoured'],
    scenarios: ['unavailable-retry-after', 'throttled-retry-after'],
    alter: tries(overload, (nth, { headers }) =>
      nth < 4 ? Math.min(Number(headers['retry-after'] ?? 9), 1.1 * nth) : undefined,
    ),
    witness: firstPause(firstly(1, waiting)),
  },
  {
    id: 'refusal-repeated-without-end',
    title: 'a request refused with 400 is repeated without end',
    kind: 'wrong-behaviour',
    rules: ['no-retry-on-400', 'token-requests-bounded'],
    scenarios: ['refused-400'],
    alter: tries([400], () => 0.1),
    witness: count({ token: () => refused }),
  },
  {
    id: 'refusal-repeated-once',
    title: 'a request refused with 400 is repeated once',
    kind: 'wrong-behaviour',
    rules: ['no-retry-on-400'],
    scenarios: ['refused-400'],
    alter: tries([400], (nth) => (nth === 1 ? 0.1 : undefined)),
    witness: count({ token: () => refused }),
  },
  {
    id: 'refusal-with-401-repeated-without-end',
    title: 'a request refused with 401 is repeated without end',
    kind: 'wrong-behaviour',
    rules: ['token-requests-bounded'],
    scenarios: ['refused-401'],
    alter: tries([401], () => 0.1),
    witness: count({ token: () => ({ ...refused, status: 401 }) }),
  },
  {
    id: 'redirect-followed-with-the-assertion',
    title: 'a 307 or 308 takes the assertion to another origin',
    kind: 'wrong-behaviour',
    rules: ['no-resend-on-redirect', 'assertion-not-sent-elsewhere'],
    scenarios: ['redirect-307', 'redirect-308'],
    alter: follows((request) => request, [307, 308]),
    witness: led(307),
  },
  {
    id: 'permanent-redirect-followed',
    title: 'a 308 takes the assertion to another origin',
    kind: 'wrong-behaviour',
    rules: ['no-resend-on-redirect', 'assertion-not-sent-elsewhere'],
    scenarios: ['redirect-308'],
    alter: follows((request) => request, [308]),
    witness: led(308),
  },
  {
    id: 'redirect-followed-without-the-assertion',
    title: 'a 307 is followed with a GET',
    kind: 'wrong-behaviour',
    rules: ['no-resend-on-redirect'],
    scenarios: ['redirect-307'],
    alter: follows((request) => ({ ...request, method: 'GET', body: '' }), [307]),
    witness: led(307),
  },
];
