import { profileIds, shippedCases } from '@assay/cases';
import { basePolicies, correct, type Variant, variants } from '@assay/testbed';
import { inParallel, type Part, shareOf } from './faults.ts';
import { algsOf, judgeEndpoint } from './judge-endpoint.ts';

/** What became of one lawful variant under one profile. */
export interface VariantScore {
  readonly variant: Pick<Variant, 'id' | 'title'>;
  readonly profile: string;
  /** What the suite held against it; empty when it was treated fairly. */
  readonly accusations: readonly string[];
  /** Results that could not be judged; a lawful endpoint has none. */
  readonly unjudged: readonly string[];
}

type Lawful = Pick<Variant, 'id' | 'title' | 'alter' | 'profiles' | 'mayWarn'>;

const asIs: Lawful = { id: 'correct', title: 'the reference endpoint as it is', alter: (behaviour) => behaviour };

/**
 * Fires the whole suite at lawful endpoints: the correct one under every profile, every variant under the profiles that
 * it names, or those of the base policies.
 */
export async function scoreVariants({ share, tell }: Part): Promise<readonly VariantScore[]> {
  const base = basePolicies.map(({ profile }) => profile);
  const jobs = [{ ...asIs, profiles: profileIds() }, ...variants].flatMap((variant: Lawful) =>
    (variant.profiles ?? base).map((profile) => ({ variant, profile })),
  );
  return inParallel(shareOf(jobs, share), async ({ variant, profile }) => {
    const score = await scoreVariant(variant, profile);
    for (const line of [...score.accusations, ...score.unjudged])
      tell(`accused ${variant.id} under ${profile}: ${line}`);
    return score;
  });
}

async function scoreVariant(variant: Lawful, profile: string): Promise<VariantScore> {
  const report = await judgeEndpoint({
    profile,
    algs: algsOf[profile] ?? [],
    behaviour: variant.alter(correct),
    cases: shippedCases(),
  });
  const line = (one: (typeof report.results)[number]) =>
    `${one.status} ${one.id} [${one.variant}] (${one.requirement}): ${one.message}`;
  const may = variant.mayWarn ?? [];
  return {
    variant: { id: variant.id, title: variant.title },
    profile,
    accusations: report.results
      .filter((one) => one.status === 'failed' || (one.status === 'warning' && !may.includes(one.requirement)))
      .map(line),
    unjudged: report.results.filter((one) => one.status === 'error' || one.status === 'blocked').map(line),
  };
}
