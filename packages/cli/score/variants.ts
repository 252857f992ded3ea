import { profileIds, shippedCases } from '@assay/cases';
import type { Result } from '@assay/runner';
import { basePolicies, correct, type Variant, variants } from '@assay/testbed';
import { treatmentOf, type VariantScore } from './accusations.ts';
import { algsFor, algsOf } from './algorithms.ts';
import { inBoth, type Part, shareOf } from './jobs.ts';
import { isHosted, judgeEndpoint, judgeHosted } from './judge-endpoint.ts';

type Lawful = Pick<Variant, 'id' | 'title' | 'alter' | 'profiles' | 'mayWarn' | 'when' | 'needs'>;

/** Profiles that differ in what they say about key sets. */
const hostedProfiles: readonly string[] = [
  ...['redox-source-auth-v2', 'smart-backend-services', 'rfc7523'],
  ...['oidc-core-private-key-jwt', 'fapi-2-security-profile'],
];

const asIs: Lawful = { id: 'correct', title: 'the reference endpoint as it is', alter: (behaviour) => behaviour };

/** The same, with clients that are known by the URL of their key sets. */
const byUrl: Lawful = {
  ...{ id: 'correct-by-url', title: 'the reference endpoint, its clients registered by URL', needs: ['jwks-server'] },
  ...{ profiles: hostedProfiles, when: { method: 'private_key_jwt' }, alter: asIs.alter },
};

/**
 * Fires the whole suite at lawful endpoints: the correct one under every profile with every algorithm, every variant
 * under the profiles that it names, or those of the base policies. There each has one algorithm in turn, so that every
 * family comes by; with `all`, every one.
 */
export async function scoreVariants({ all, share, tell, step }: Part): Promise<readonly VariantScore[]> {
  const base = basePolicies.map(({ profile }) => profile);
  const correctOnes = profileIds().map((profile) => ({ variant: asIs, profile, algs: algsOf[profile] ?? [] }));
  const others = [byUrl, ...variants].flatMap((variant: Lawful, row) =>
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
  return inBoth(shareOf(jobs, share), run, { step, waits: ({ variant }) => isHosted(variant) });
}

async function scoreVariant(
  { id, title, alter, mayWarn, needs = [] }: Lawful,
  profile: string,
  algs: readonly string[],
): Promise<VariantScore> {
  const judge = isHosted({ needs }) ? judgeHosted : judgeEndpoint;
  const report = await judge({ profile, algs, behaviour: alter(correct), cases: shippedCases() });
  const isUnjudged = ({ status }: Result) => status === 'error' || status === 'blocked';
  return { variant: { id, title }, profile, ...treatmentOf(report, isUnjudged, mayWarn) };
}
