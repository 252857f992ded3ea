import { reasons, shippedCases, shippedProfile } from '@assay/cases';
import { type Baseline, type Collected, collect, digestOf, runTest } from '@assay/runner';
import type { Configuration } from 'oidc-provider';
import { startOidcProvider } from './oidc-provider.ts';

/** Runs the whole suite at an oidc-provider with these options, under `rfc7523`. */
export async function judgeProvider(options: Configuration, baseline?: Baseline): Promise<Collected> {
  const provider = await startOidcProvider(options);
  const profile = shippedProfile('rfc7523');
  try {
    const run = runTest({
      profile,
      digest: digestOf(profile),
      version: '0.0.0',
      target: provider.target,
      variants: provider.variants,
      cases: shippedCases(),
      capabilities: new Set(['second-client', 'hmac', 'intrusive'] as const),
      seed: 1,
      runs: 25,
      concurrency: 4,
      transport: { timeoutSeconds: 5 },
    });
    return await collect(run, { profile, reasons: reasons(), failOn: 'warning', ...(baseline && { baseline }) });
  } finally {
    await provider.close();
  }
}
