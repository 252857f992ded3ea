import { assertionOf } from '../judge-request.ts';
import type { Scenario, Seen } from '../scenario.ts';

const latitude =
  'Stopping is right, with whatever error; a request without the assertion at the other origin is a warning.';
const rules = ['no-resend-on-redirect', 'assertion-not-sent-elsewhere'] as const;

/** 307 to another origin: method and body would go along. */
export const redirect307: Scenario = {
  id: 'redirect-307',
  title: 'an assertion is not taken along by a 307 to another origin',
  rules,
  latitude,
  token: (_, { elsewhere }) => ({ status: 307, headers: { Location: `${elsewhere}/token` } }),
  enough: ({ arrivals }) => arrivals.length >= enough,
  judge: followed,
};

/** 308 to another origin. */
export const redirect308: Scenario = {
  id: 'redirect-308',
  title: 'an assertion is not taken along by a 308 to another origin',
  rules,
  latitude,
  token: (_, { elsewhere }) => ({ status: 308, headers: { Location: `${elsewhere}/token` } }),
  enough: ({ arrivals }) => arrivals.length >= enough,
  judge: followed,
};

const enough = 6;

function followed({ strays }: Seen): ReturnType<Scenario['judge']> {
  const [stray] = strays;
  if (stray === undefined) return [];
  const rule = 'no-resend-on-redirect';
  const taken = strays.some(({ request }) => assertionOf(request) !== undefined);
  if (!taken) return [{ rule, message: 'the client followed the redirect to another origin, without the assertion' }];
  return [{ rule, level: 'MUST', message: 'the client sent the assertion to the origin that the redirect named' }];
}
