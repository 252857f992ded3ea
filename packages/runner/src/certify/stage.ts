import type { Origins } from './origins.ts';
import type { Scenario } from './scenario.ts';
import type { Session } from './session.ts';

/** A session and the scenario that is played in it. */
export interface Stage extends Session {
  readonly scenario: Scenario;
}

/** Opens the session of a scenario. */
export function openStage(scenario: Scenario, { front, away, foreign }: Origins): Stage {
  const origin = scenario.foreignCertificate === true && foreign !== undefined ? foreign : front;
  const issuer = `${origin}/s/${scenario.id}`;
  return {
    id: scenario.id,
    scenario,
    urls: { issuer, tokenEndpoint: `${issuer}/token`, resource: `${issuer}/resource` },
    elsewhere: `${away}/s/${scenario.id}`,
    arrivals: [],
    calls: [],
    strays: [],
    tokens: [],
    documents: [],
    requests: 0,
    start: 1,
    closed: false,
  };
}
