import { profileIds } from '@assay/cases';
import { basePolicies, type ClientVariant, clientVariants, correctClient } from '@assay/testbed';
import { holds } from '@assay/validator';
import { clientsAtOnce } from './client-faults.ts';
import { inParallel, type Part, shareOf } from './faults.ts';
import { judgeClient } from './judge-client.ts';
import { algsOf } from './judge-endpoint.ts';
import type { VariantScore } from './variants.ts';

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
export async function scoreClientVariants({ share, tell }: Part): Promise<readonly VariantScore[]> {
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
  return inParallel(shareOf(jobs, share), run, clientsAtOnce);
}

/** The cheapest algorithm with which a variant is tried under a profile: one with a key pair if there is any. */
function algFor({ when }: Lawful, profile: string): readonly string[] {
  const fitting = (algsOf[profile] ?? []).filter((alg) => {
    const method = alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt';
    return holds(when, { id: '', method, algs: [alg] }) === true;
  });
  return fitting.toSorted((a, b) => Number(a.startsWith('HS')) - Number(b.startsWith('HS'))).slice(0, 1);
}

async function scoreVariant(variant: Lawful, profile: string, alg: string): Promise<VariantScore> {
  const needs = (['tls', 'next-key', 'key-set-url'] as const).filter((one) => !variant.spared?.includes(one));
  const report = await judgeClient({
    profile,
    alg,
    behaviour: variant.alter(correctClient),
    needs,
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
    unjudged: report.results
      // Of a request, what is not judged is what nobody told the harness about keys and certificates.
      .filter((one) => one.status === 'error' || (one.status === 'blocked' && one.group === 'scenario'))
      .map(line),
  };
}
