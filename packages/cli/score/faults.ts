import { type Case, profileIds, properties, reasons, shippedCases, shippedProfile } from '@assay/cases';
import type { Result } from '@assay/runner';
import { basePolicies, correct, type Defect, faults } from '@assay/testbed';
import { holds, type Level, type Profile, rules } from '@assay/validator';
import { accusationsOf } from './accusations.ts';
import { algsFor, algsOf, clientWith } from './algorithms.ts';
import { inBoth, type Part, shareOf } from './jobs.ts';
import { isHosted, judgeEndpoint, judgeHosted } from './judge-endpoint.ts';

/** What became of one fault. */
export interface FaultScore {
  readonly fault: string;
  readonly profile: string;
  /** The highest level among the rules that the fault breaks in that profile. */
  readonly level: Level;
  readonly caught: boolean;
  /** The results that name a rule of the fault. */
  readonly by: readonly string[];
  /** Requirements that are new against the correct endpoint and that the fault does not name. */
  readonly unrelated: readonly string[];
}

/** Unrelated new requirements that a fault may have before it counts as a mistake of the suite. */
export const unrelatedAllowed = 3;

/** Levels in the order of their weight. */
export const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** The profiles of the base policies first: most faults show there, and what they share is enough for one endpoint. */
export const preferred: readonly string[] = [
  ...['redox-source-auth-v2', 'reltio-client-secret-jwt', 'smart-backend-services', 'rfc7523'],
  ...profileIds().filter((id) => !basePolicies.some(({ profile }) => profile === id)),
];

/** Why a fault cannot show in a run of `assay test`: every rule it breaks has a reason instead of a case. */
export function unseen(fault: Defect): string | undefined {
  const known = reasons();
  const why = fault.rules.map((rule) => known[rule]?.reason);
  return why.every((one) => one === 'needs an operator')
    ? `needs an operator: ${known[fault.rules[0] ?? '']?.why}`
    : undefined;
}

/** Scores every fault that can show, under the profile where its rules weigh most, or, with `all`, under every profile. */
export async function scoreFaults({ all, share, tell, step }: Part): Promise<readonly FaultScore[]> {
  const clean = new Map<string, Promise<ReadonlySet<string>>>();
  const seen = faults.filter((fault) => unseen(fault) === undefined);
  const jobs = seen.flatMap((fault) => chooseProfiles(fault, all).map((chosen) => ({ fault, ...chosen })));
  const run = async (job: (typeof jobs)[number]) => {
    const { fault, profile, level, algs } = job;
    const asIs = clean.get(profile) ?? accusedAsIs(profile);
    clean.set(profile, asIs);
    return { job, score: await scoreFault(fault, { profile, level, algs, clean: await asIs }) };
  };
  const scores: FaultScore[] = [];
  for (const first of await inBoth(shareOf(jobs, share), run, { step, waits: ({ fault }) => isHosted(fault) })) {
    const { fault, profile, level } = first.job;
    // How often a key set is fetched shows in the pace of requests, and that is better when nothing else runs.
    const { score } = first.score.caught || !isHosted(fault) ? first : await run(first.job);
    if (!score.caught) tell(`missed  ${fault.id} under ${profile} (${level}): ${fault.rules.join(', ')}`);
    if (score.unrelated.length > unrelatedAllowed)
      tell(`noisy   ${fault.id} under ${profile}: ${score.unrelated.join(', ')}`);
    scores.push(score);
  }
  return scores;
}

interface Chosen {
  readonly profile: string;
  readonly level: Level;
  readonly algs: readonly string[];
}

/** Profiles in which the fault breaks something, the heaviest first; one of them unless all are wanted. */
function chooseProfiles(fault: Defect, all: boolean): readonly Chosen[] {
  const found = preferred
    .filter((id) => fault.profiles?.includes(id) ?? basePolicies.some(({ profile }) => profile === id))
    .flatMap((id) => chosenIn(fault, shippedProfile(id)) ?? [])
    .toSorted((a, b) => weight[b.level] - weight[a.level]);
  if (found.length === 0) throw new Error(`${fault.id} breaks no rule of any profile: ${fault.rules.join(', ')}`);
  return all ? found : found.slice(0, 1);
}

function chosenIn(fault: Defect, profile: Profile): Chosen | undefined {
  const levels = new Map<string, Level>();
  for (const alg of algsFor(profile.id, fault.when)) {
    const client = clientWith(alg);
    const lines = profile.rules.filter(
      (one) => fault.rules.includes(one.rule) && one.server !== undefined && holds(one.when, client) === true,
    );
    const [level] = lines.flatMap((one) => one.server ?? []).toSorted((a, b) => weight[b] - weight[a]);
    if (level !== undefined && level !== 'MAY') levels.set(alg, level);
  }
  const [level] = [...levels.values()].toSorted((a, b) => weight[b] - weight[a]);
  return level === undefined ? undefined : { profile: profile.id, level, algs: [...levels.keys()] };
}

/** What the whole suite holds against the correct endpoint: nothing, if all is well. */
async function accusedAsIs(profile: string): Promise<ReadonlySet<string>> {
  const report = await judgeEndpoint({
    profile,
    algs: algsOf[profile] ?? [],
    behaviour: correct,
    cases: shippedCases(),
  });
  return new Set(accusationsOf(report).map(keyOf));
}

async function scoreFault(
  fault: Defect,
  { profile, level, algs, clean }: Chosen & { readonly clean: ReadonlySet<string> },
): Promise<FaultScore> {
  const slow = fault.needs?.includes('slow') === true && !isHosted(fault);
  const cases = shippedCases().filter((one) => concerns(one, fault.rules) && (!slow || isBrief(one)));
  const drawn = properties.filter((one) => fault.rules.includes(one.rule));
  // What every answer shows, one algorithm shows as well as three.
  const enough =
    fault.rules.some((rule) => seenEverywhere.has(rule)) && fault.when === undefined ? algs.slice(0, 1) : algs;
  const firing = { profile, cases, behaviour: fault.alter(correct) };
  // A late answer is an answer: it must come before the time is up.
  const patient = fault.rules.includes('refusal-answered') ? {} : { timeoutSeconds: 6 };
  const faulty = isHosted(fault)
    ? await judgeHosted({ ...firing, algs: algs.slice(0, 1) })
    : await judgeEndpoint({ ...firing, ...patient, algs: enough, properties: drawn, slow });
  const fresh = accusationsOf(faulty).filter((one) => !clean.has(keyOf(one)));
  const by = fresh.filter((one) => fault.rules.includes(one.requirement));
  const failed = by.some((one) => one.status === 'failed');
  // `refusal-answered` weighs less for octets that no client would send; then the fault does as well.
  const lighter = level === 'MUST' && !failed && by.some((one) => one.requirement === 'refusal-answered');
  const unrelated = [...new Set(fresh.map((one) => one.requirement))].filter((rule) => !fault.rules.includes(rule));
  return {
    fault: fault.id,
    profile,
    level: lighter ? 'SHOULD' : level,
    caught: level === 'MUST' && !lighter ? failed : by.length > 0,
    by: by.map((one) => one.id),
    unrelated,
  };
}

/** Waits that the score can afford, in seconds. */
function isBrief({ steps = [] }: Case): boolean {
  return steps.reduce((sum, step) => sum + (step.after ?? 0), 0) <= 10;
}

/** Whether a case touches one of these rules; for rules that any answer can break, all cases do. */
function concerns({ violates, tolerates = [], proves = [] }: Case, broken: readonly string[]): boolean {
  return (
    [...violates, ...tolerates, ...proves].some((rule) => broken.includes(rule)) ||
    broken.some((rule) => seenEverywhere.has(rule))
  );
}

/** Rules that any case can show broken, so that the whole suite is run for them. */
const seenEverywhere = new Set([
  ...rules.filter((rule) => rule.kind === 'response').map((rule) => rule.id),
  'keeps-serving',
  'refusal-answered',
]);

function keyOf({ id, variant, requirement, status }: Result): string {
  return [id, variant, requirement, status].join(' ');
}
