import { withToken } from '../answers.ts';
import type { Breach, Scenario, Seen } from '../scenario.ts';
import type { ResourceCall } from '../session.ts';

/** Milliseconds that a call may have been under way when its token expired. */
const underWay = 300;

/** Several calls within the life of one token. */
export const tokenReused: Scenario = {
  id: 'token-reused',
  title: 'one token serves for several calls',
  rules: ['token-reused'],
  latitude: 'Tokens for processes, scopes or resources of their own are lawful; only one for every call is told.',
  calls: 4,
  intervalMs: 150,
  judge: ({ arrivals, calls }) => {
    const called = calls.filter(({ issued }) => issued !== undefined).length;
    if (called < 2) return { unshown: 'the client did not call the resource more than once' };
    if (arrivals.length < called) return [];
    return [{ rule: 'token-reused', message: `${arrivals.length} token requests were made for ${called} calls` }];
  },
};

/** Tokens of two seconds, and calls for longer. */
export const tokenExpires: Scenario = {
  id: 'token-expires',
  title: 'a token is replaced when its lifetime is over',
  rules: ['expired-token-renewed', 'retry-uses-new-assertion', 'jti-single-use'],
  latitude:
    'Renewing as early as one likes is lawful; renewing after the resource refused is an observation; a call may be under way at the moment of expiry.',
  calls: 6,
  intervalMs: 700,
  token: (arrival, session) => withToken(arrival, session, { expires_in: 2 }),
  judge: (seen) => {
    const { arrivals, calls } = seen;
    if (calls.filter(({ issued }) => issued !== undefined).length < 2)
      return { unshown: 'the client did not call the resource more than once' };
    const late = calls.filter(isLate);
    const stuck = late.find((call) => !arrivals.some((one) => one.at > call.at));
    const told = stuck === undefined ? onlyAfterRefusal(late) : [neverRenewed(stuck)];
    return [...told, ...freshEach(seen)];
  },
};

/** The client is started twice, as after a restart. */
export const processRestarted: Scenario = {
  id: 'process-restarted',
  title: 'a restarted client makes new assertions',
  rules: ['jti-single-use', 'assertion-single-use'],
  latitude: 'A restarted client may ask for a new token or go on with one that it kept.',
  starts: 2,
  judge: ({ arrivals }) => {
    const [first, second] = [1, 2].map((start) => arrivals.filter((one) => one.start === start));
    if (first === undefined || second === undefined || second.length === 0)
      return { unshown: 'the client asked for no token after it was started again' };
    const shares = (name: 'jti' | 'assertion') =>
      second.some((one) => one[name] !== undefined && first.some((other) => other[name] === one[name]));
    return [
      ...(shares('jti') ? [{ rule: 'jti-single-use', message: 'both starts of the client used one jti' }] : []),
      ...(shares('assertion')
        ? [{ rule: 'assertion-single-use', message: 'both starts of the client sent one assertion' }]
        : []),
    ];
  },
};

function isLate({ issued, at }: ResourceCall): boolean {
  return issued?.expires !== undefined && at > issued.expires + underWay;
}

function onlyAfterRefusal(late: readonly ResourceCall[]): readonly Breach[] {
  if (late.length === 0) return [];
  const message = 'the token was replaced only after the resource had refused it';
  return [{ rule: 'expired-token-renewed', level: 'MAY', message }];
}

function neverRenewed({ at, issued }: ResourceCall): Breach {
  const seconds = ((at - (issued?.expires ?? at)) / 1000).toFixed(1);
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
