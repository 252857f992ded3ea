import { profileIds } from '@assay/cases';
import type { Result } from '@assay/runner';
import { basePolicies, type ClientVariant, clientVariants, correctClient } from '@assay/testbed';
import { treatmentOf, type VariantScore } from './accusations.ts';
import { algsFor } from './algorithms.ts';
import { clientsAtOnce } from './client-faults.ts';
import { inParallel, type Part, shareOf } from './jobs.ts';
import { judgeClient } from './judge-client.ts';

type Lawful = Pick<ClientVariant, 'id' | 'title' | 'alter' | 'profiles' | 'when' | 'spared' | 'mayWarn'>;

const asIs: Lawful = {
  id: 'correct',
  title: 'the reference client as it is',
  alter: (behaviour) => behaviour,
  mayWarn: ['alg-preferred'],
};

/**
 * Plays every scenario to lawful clients: the correct one under every profile, every variant under the profiles that it
 * names, or those of the base policies.
 */
export async function scoreClientVariants({ share, tell, step }: Part): Promise<readonly VariantScore[]> {
  const base = basePolicies.map(({ profile }) => profile);
  const lawful: readonly Lawful[] = [{ ...asIs, profiles: profileIds() }, ...clientVariants];
  const jobs = lawful.flatMap((variant) =>
    (variant.profiles ?? base).flatMap((profile) => algFor(variant, profile).map((alg) => ({ variant, profile, alg }))),
  );
  const run = async ({ variant, profile, alg }: (typeof jobs)[number]) => {
    const score = await scoreVariant(variant, profile, alg);
    for (const line of [...score.accusations, ...score.unjudged])
      tell(`accused client ${variant.id} under ${profile}: ${line}`);
    return score;
  };
  return inParallel(shareOf(jobs, share), run, { step, atOnce: clientsAtOnce });
}

/** The cheapest algorithm with which a variant is tried under a profile: one with a key pair if there is any. */
function algFor({ when }: Lawful, profile: string): readonly string[] {
  const fitting = algsFor(profile, when);
  return fitting.toSorted((a, b) => Number(a.startsWith('HS')) - Number(b.startsWith('HS'))).slice(0, 1);
}

async function scoreVariant(
  { id, title, alter, spared, mayWarn }: Lawful,
  profile: string,
  alg: string,
): Promise<VariantScore> {
  const needs = (['tls', 'next-key', 'key-set-url'] as const).filter((one) => !spared?.includes(one));
  const report = await judgeClient({ profile, alg, behaviour: alter(correctClient), needs });
  // Of a request, what is not judged is what nobody told the harness about keys and certificates.
  const isUnjudged = ({ status, group }: Result) =>
    status === 'error' || (status === 'blocked' && group === 'scenario');
  return { variant: { id, title }, profile, ...treatmentOf(report, isUnjudged, mayWarn) };
}
