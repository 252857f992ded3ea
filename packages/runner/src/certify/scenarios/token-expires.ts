import { withToken } from '../answers.ts';
import type { Breach, Scenario, Seen } from '../scenario.ts';
import type { ResourceCall } from '../session.ts';

/** Milliseconds that a call may have been under way when its token expired. */
const underWay = 500;

/** Tokens of two seconds, and calls for longer. */
export const scenario: Scenario = {
  id: 'token-expires',
  title: 'a token is replaced when its lifetime is over',
  rules: ['expired-token-renewed', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude:
    'Renewing as early as one likes is lawful; renewing after the resource refused is an observation; a lifetime counts from the first call with the token, and a call may be under way when it ends.',
  // No call falls on the moment of expiry: of a client that gives up over a refused call, the first tells enough.
  calls: 4,
  intervalMs: 1400,
  token: (arrival, session) => withToken(arrival, session, { expires_in: 2 }),
  judge: (seen) => {
    const { arrivals, calls } = seen;
    if (calls.filter(({ issued }) => issued !== undefined).length < 2)
      return { unshown: 'the client did not call the resource more than once' };
    const late = calls.filter((call) => overdue(call, calls) > underWay);
    const stuck = late.find((call) => !arrivals.some((one) => one.at > call.at));
    const told = stuck === undefined ? onlyAfterRefusal(late) : [neverRenewed(overdue(stuck, calls))];
    return [...told, ...freshEach(seen)];
  },
};

/**
 * Milliseconds by which a call came after the lifetime of its token. On a busy machine an answer may arrive long after it
 * was sent, but not after the first call with what it holds.
 */
function overdue({ issued, at }: ResourceCall, calls: readonly ResourceCall[]): number {
  if (issued?.expires === undefined) return Number.NEGATIVE_INFINITY;
  const first = calls.find((one) => one.issued === issued)?.at ?? issued.at;
  return at - first - (issued.expires - issued.at);
}

function onlyAfterRefusal(late: readonly ResourceCall[]): readonly Breach[] {
  if (late.length === 0) return [];
  const message = 'the token was replaced only after the resource had refused it';
  return [{ rule: 'expired-token-renewed', level: 'MAY', message }];
}

function neverRenewed(milliseconds: number): Breach {
  const seconds = (milliseconds / 1000).toFixed(1);
  const message = `a token was presented ${seconds} s after its lifetime was over, and no new one was asked for`;
  return { rule: 'expired-token-renewed', message };
}

/** A renewal is a new request, with a new assertion. */
function freshEach({ arrivals }: Seen): readonly Breach[] {
  const twice = (name: 'jti' | 'assertion') =>
    arrivals.some(
      (one, index) => one[name] !== undefined && arrivals.findIndex((other) => other[name] === one[name]) < index,
    );
  return [
    ...(twice('jti') ? [{ rule: 'jti-single-use', message: 'a renewal carries the jti of an earlier request' }] : []),
    ...(twice('assertion')
      ? [{ rule: 'retry-uses-new-assertion', message: 'a renewal carries the assertion of an earlier request' }]
      : []),
  ];
}
