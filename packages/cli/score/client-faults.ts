import { shippedProfile } from '@assay/cases';
import { scenarios } from '@assay/runner';
import { basePolicies, type ClientDefect, clientFaults, correctClient } from '@assay/testbed';
import { holds, type Level, type Profile } from '@assay/validator';
import { accusationsOf } from './accusations.ts';
import { algsFor, clientWith } from './algorithms.ts';
import { type FaultScore, preferred, unrelatedAllowed, weight } from './faults.ts';
import { inParallel, type Part, shareOf } from './jobs.ts';
import { judgeClient } from './judge-client.ts';

/** Clients certified at once in one thread: their waits overlap. */
export const clientsAtOnce = 6;

interface Chosen {
  readonly profile: string;
  readonly alg: string;
  readonly level: Level;
}

/** Scores every fault of the reference client, under the profile where its rules weigh most, or, with `all`, under every profile. */
export async function scoreClientFaults({ all, share, tell, step }: Part): Promise<readonly FaultScore[]> {
  const jobs = clientFaults.flatMap((fault) => choose(fault, all).map((chosen) => ({ fault, chosen })));
  const run = async ({ fault, chosen }: (typeof jobs)[number]) => {
    const score = await scoreFault(fault, chosen);
    const where = `client ${fault.id} under ${chosen.profile}`;
    if (!score.caught) tell(`missed  ${where} (${chosen.level}): ${fault.rules.join(', ')}`);
    if (score.unrelated.length > unrelatedAllowed) tell(`noisy   ${where}: ${score.unrelated.join(', ')}`);
    return score;
  };
  return inParallel(shareOf(jobs, share), run, { step, atOnce: clientsAtOnce });
}

/** Profiles in which the fault breaks something, the heaviest first; one of them unless all are wanted. */
function choose(fault: ClientDefect, all: boolean): readonly Chosen[] {
  const found = preferred
    .filter((id) => fault.profiles?.includes(id) ?? basePolicies.some(({ profile }) => profile === id))
    .flatMap((id) => chosenIn(fault, shippedProfile(id)))
    .toSorted((a, b) => weight[b.level] - weight[a.level]);
  if (found.length === 0) throw new Error(`${fault.id} breaks no rule of any profile: ${fault.rules.join(', ')}`);
  return all ? found : found.slice(0, 1);
}

/** The first algorithm of a profile with which the fault breaks something, and how much that weighs. */
function chosenIn(fault: ClientDefect, profile: Profile): readonly Chosen[] {
  const found = algsFor(profile.id, fault.when).flatMap((alg): readonly Chosen[] => {
    const client = clientWith(alg);
    const [level] = profile.rules
      .filter((one) => fault.rules.includes(one.rule) && holds(one.when, client) === true)
      .flatMap((one) => one.client ?? [])
      .toSorted((a, b) => weight[b] - weight[a]);
    return level === undefined || level === 'MAY' ? [] : [{ profile: profile.id, alg, level }];
  });
  return found.slice(0, 1);
}

async function scoreFault(fault: ClientDefect, { profile, alg, ...chosen }: Chosen): Promise<FaultScore> {
  const level = fault.weighs ?? chosen.level;
  const report = await judgeClient({
    profile,
    alg,
    behaviour: fault.alter(correctClient),
    scenarios: ['first-request', ...(fault.scenarios ?? scenariosOf(fault))],
    needs: fault.needs ?? [],
  });
  const found = accusationsOf(report);
  const by = found.filter((one) => fault.rules.includes(one.requirement));
  return {
    fault: fault.id,
    profile,
    level,
    caught: level === 'MUST' ? by.some((one) => one.status === 'failed') : by.length > 0,
    by: by.map((one) => one.id),
    unrelated: [...new Set(found.map((one) => one.requirement))].filter((rule) => !fault.rules.includes(rule)),
  };
}

/** The scenarios that show the first of its rules. What every request shows, the first scenario shows. */
function scenariosOf({ rules: [rule = ''] }: ClientDefect): readonly string[] {
  return scenarios.filter((one) => one.rules[0] === rule).map(({ id }) => id);
}
