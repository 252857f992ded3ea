import { type Capability, type Case, type Property, properties, reasons, shippedProfile } from '@assay/cases';
import { collect, digestOf, type Report, runTest } from '@assay/runner';
import type { Behaviour } from '@assay/testbed';
import { fastTime } from '../../runner/test/fast-time.ts';
import { freeAddress } from '../../runner/test/free-address.ts';
import { startEmbedded } from '../src/embedded.ts';

/** What is fired at an endpoint of the testbed. */
export interface Firing {
  readonly profile: string;
  readonly algs: readonly string[];
  readonly behaviour: Behaviour;
  readonly cases: readonly Case[];
  readonly properties?: readonly Property[];
  /** How long an answer may take; default 2 seconds. */
  readonly timeoutSeconds?: number;
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
      transport: { timeoutSeconds: firing.timeoutSeconds ?? 2 },
      limits: { tries: 5, longestRetryAfter: 3, budget: 240, pauses: [0.1, 0.2, 0.4], controlPause: 1.2, recovery: 5 },
    });
    return (await collect(run, { profile, reasons: reasons(), failOn: 'failed' })).report;
  } finally {
    await endpoint.close();
  }
}

/**
 * The same for an endpoint that knows its clients by the URL of their key sets, which the suite serves.
 *
 * Rotation is a matter of waiting, so that this happens on a clock that runs faster; only a slow key set is not.
 */
export async function judgeHosted({ profile: id, algs, behaviour, cases }: Firing): Promise<Report> {
  const profile = shippedProfile(id);
  const environment = fastTime();
  const listen = await freeAddress();
  const now = () => environment.now() / 1000;
  const { endpoint, ...embedded } = await startEmbedded(profile, { algs, behaviour, now, keySets: `http://${listen}` });
  try {
    const run = runTest({
      ...{ profile, digest: digestOf(profile), version: '0.0.0', ...embedded, environment, jwksServer: listen },
      capabilities: new Set<Capability>([...embedded.capabilities, 'jwks-server', 'slow']),
      cases: cases.filter(isHosted),
      properties: [],
      ...{ seed, runs: 0, concurrency: 4 },
      transport: { timeoutSeconds: 5 },
    });
    return (await collect(run, { profile, reasons: reasons(), failOn: 'failed' })).report;
  } finally {
    await endpoint.close();
  }
}

/** Whether a case needs key sets that the suite serves. */
export function isHosted({ needs }: { readonly needs?: readonly string[] }): boolean {
  return needs?.includes('jwks-server') ?? false;
}
