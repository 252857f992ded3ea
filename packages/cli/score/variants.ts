import { profileIds, shippedCases } from '@assay/cases';
import type { Result } from '@assay/runner';
import { basePolicies, correct, type Variant, variants } from '@assay/testbed';
import { treatmentOf, type VariantScore } from './accusations.ts';
import { algsFor, algsOf } from './algorithms.ts';
import { inParallel, type Part, shareOf } from './jobs.ts';
import { judgeEndpoint } from './judge-endpoint.ts';

type Lawful = Pick<Variant, 'id' | 'title' | 'alter' | 'profiles' | 'mayWarn' | 'when'>;

const asIs: Lawful = { id: 'correct', title: 'the reference endpoint as it is', alter: (behaviour) => behaviour };

/**
 * Fires the whole suite at lawful endpoints: the correct one under every profile with every algorithm, every variant
 * under the profiles that it names, or those of the base policies. There each has one algorithm in turn, so that every
 * family comes by; with `all`, every one.
 */
export async function scoreVariants({ all, share, tell, step }: Part): Promise<readonly VariantScore[]> {
  const base = basePolicies.map(({ profile }) => profile);
  const correctOnes = profileIds().map((profile) => ({ variant: asIs, profile, algs: algsOf[profile] ?? [] }));
  const others = variants.flatMap((variant: Lawful, row) =>
    (variant.profiles ?? base).map((profile, column) => {
      const algs = algsFor(profile, variant.when);
      return { variant, profile, algs: all ? algs : algs.slice((row + column) % algs.length).slice(0, 1) };
    }),
  );
  const jobs = [...correctOnes, ...others];
  const run = async ({ variant, profile, algs }: (typeof jobs)[number]) => {
    const score = await scoreVariant(variant, profile, algs);
    for (const line of [...score.accusations, ...score.unjudged])
      tell(`accused ${variant.id} under ${profile}: ${line}`);
    return score;
  };
  return inParallel(shareOf(jobs, share), run, { step });
}

async function scoreVariant({ id, title, alter, mayWarn }: Lawful, profile: string, algs: readonly string[]) {
  const report = await judgeEndpoint({ profile, algs, behaviour: alter(correct), cases: shippedCases() });
  const isUnjudged = ({ status }: Result) => status === 'error' || status === 'blocked';
  return { variant: { id, title }, profile, ...treatmentOf(report, isUnjudged, mayWarn) };
}
