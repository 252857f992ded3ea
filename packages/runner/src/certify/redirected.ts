import { assertionOf } from './judge-request.ts';
import type { Judged, Scenario, Seen } from './scenario.ts';

const rule = 'no-resend-on-redirect';
/** So many requests are enough to be seen. */
const seenEnough = 6;

/** A token endpoint that redirects to another origin with a status that keeps method and body (RFC 9110 section 15.4). */
export function redirected(id: string, status: 307 | 308): Scenario {
  return {
    id,
    title: `an assertion is not taken along by a ${status} to another origin`,
    rules: [rule],
    latitude:
      'Stopping is right, with whatever error; a request without the assertion at the other origin is a warning.',
    token: (_, { elsewhere }) => ({ status, headers: { Location: `${elsewhere}/token` } }),
    enough: ({ arrivals }) => arrivals.length >= seenEnough,
    judge: followed,
  };
}

function followed({ strays }: Seen): Judged {
  if (strays.length === 0) return [];
  const taken = strays.some(({ request }) => assertionOf(request) !== undefined);
  if (!taken) return [{ rule, message: 'the client followed the redirect to another origin, without the assertion' }];
  return [{ rule, level: 'MUST', message: 'the client sent the assertion to the origin that the redirect named' }];
}
