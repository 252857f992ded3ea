import { profileIds, shippedCases } from '@assay/cases';
import { correct, type Variant, variants } from '@assay/testbed';
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

/** Fires the whole suite at every lawful variant under every profile in which it is lawful. */
export async function scoreVariants({ share, tell }: Part): Promise<readonly VariantScore[]> {
  const jobs = [asIs, ...variants].flatMap((variant: Lawful) =>
    profileIds()
      .filter((id) => algsOf[id] !== undefined && (variant.profiles === undefined || variant.profiles.includes(id)))
      .map((profile) => ({ variant, profile })),
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
