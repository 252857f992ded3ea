import { type Capability, type Case, type Property, properties, reasons, shippedProfile } from '@assay/cases';
import { collect, digestOf, type Report, runTest } from '@assay/runner';
import type { Behaviour } from '@assay/testbed';
import { startEmbedded } from '../src/embedded.ts';

/** What is fired at an endpoint of the testbed. */
export interface Firing {
  readonly profile: string;
  readonly algs: readonly string[];
  readonly behaviour: Behaviour;
  readonly cases: readonly Case[];
  readonly properties?: readonly Property[];
  /** Also cases that wait long. */
  readonly slow?: boolean;
}

/** The suite's seed: the score must not depend on luck. */
const seed = 7;

/** Starts an endpoint of the testbed, fires cases at it and returns the report. */
export async function judgeEndpoint(firing: Firing): Promise<Report> {
  const profile = shippedProfile(firing.profile);
  const { endpoint, ...embedded } = await startEmbedded(profile, firing);
  try {
    const run = runTest({
      profile,
      digest: digestOf(profile),
      version: '0.0.0',
      ...embedded,
      capabilities: new Set<Capability>([...embedded.capabilities, ...(firing.slow ? (['slow'] as const) : [])]),
      cases: firing.cases,
      properties: firing.properties ?? properties,
      seed,
      runs: 50,
      concurrency: 4,
      transport: { timeoutSeconds: 2 },
      limits: { tries: 5, longestRetryAfter: 3, budget: 240, pauses: [0.1, 0.2, 0.4], controlPause: 1.2, recovery: 5 },
    });
    return (await collect(run, { profile, reasons: reasons(), failOn: 'failed' })).report;
  } finally {
    await endpoint.close();
  }
}
