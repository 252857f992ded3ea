import type { JsonObject } from '@assay/validator';
import { requestedScope } from './bearer.ts';
import { type Deed, json } from './deed.ts';
import { type Arrival, isAlive, issue, type ResourceCall, type Session } from './session.ts';

/** Seconds that a token lives when a scenario does not say. */
const usualLifetime = 3600;

/**
 * Answers a token request with a token (RFC 6749 section 5.1), whatever was wrong with it: each fault is told by the
 * rule it breaks, and the client goes on to show the others.
 *
 * @param members replace members of the answer; undefined leaves one out
 */
export function withToken(
  arrival: Arrival,
  session: Session,
  members: Readonly<Record<string, JsonObject[string] | undefined>> = {},
): Deed {
  const seconds = 'expires_in' in members ? members['expires_in'] : usualLifetime;
  const issued = issue(session, arrival.at, typeof seconds === 'number' ? seconds : undefined);
  const scope = requestedScope(arrival.request);
  const body = {
    access_token: issued.token,
    token_type: 'Bearer',
    expires_in: usualLifetime,
    ...(scope !== undefined && { scope }),
    ...members,
  };
  return json(Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as JsonObject);
}

/** What the resource says to a token that it does not take (RFC 6750 section 3.1). */
export const invalidToken: Deed = json({ error: 'invalid_token' }, 401, {
  'WWW-Authenticate': 'Bearer error="invalid_token"',
});

/** The latitude of scenarios that change nothing but a good answer. */
export const onlyTheAnswer =
  'Everything but the answer is as in first-request, and the client is to get through in the same way.';

/** Answers a call of the resource: 200 for a live token of ours, else a challenge (RFC 6750 section 3). */
export function atResource({ presented, issued, at }: ResourceCall): Deed {
  if (issued !== undefined && isAlive(issued, at)) return json({ ok: true });
  return presented === undefined ? json({}, 401, { 'WWW-Authenticate': 'Bearer' }) : invalidToken;
}
