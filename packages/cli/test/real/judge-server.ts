import { reasons, shippedCases, shippedProfile, type Target, type Variant } from '@assay/cases';
import { type Baseline, type Collected, collect, digestOf, type Report, runTest } from '@assay/runner';

/** A server of others that runs on loopback, and the clients registered at it. */
export interface RunningServer {
  readonly target: Target;
  readonly variants: readonly Variant[];
  readonly close: () => Promise<void>;
}

/** Runs the whole suite of a profile at a server, then stops the server. */
export async function judgeServer(server: RunningServer, profileId: string, baseline?: Baseline): Promise<Collected> {
  const profile = shippedProfile(profileId);
  try {
    const run = runTest({
      profile,
      digest: digestOf(profile),
      version: '0.0.0',
      target: server.target,
      variants: server.variants,
      cases: shippedCases(),
      capabilities: new Set(['second-client', 'hmac', 'intrusive'] as const),
      seed: 1,
      runs: 25,
      concurrency: 4,
      transport: { timeoutSeconds: 5 },
    });
    return await collect(run, { profile, reasons: reasons(), failOn: 'warning', ...(baseline && { baseline }) });
  } finally {
    await server.close();
  }
}

/** What a report holds against a server beyond its baseline, one line each. */
export function accusations({ results }: Report): readonly string[] {
  return results
    .filter((one) => (one.status === 'failed' || one.status === 'warning') && one.known === undefined)
    .map((one) => `${one.status} ${one.id} [${one.variant}] ${one.requirement}`)
    .sort();
}
