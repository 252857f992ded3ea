import { isLoopback, lineOf, type Variant } from '@assay/cases';
import { words } from '@assay/validator';
import { controlCase } from './control.ts';
import { type Environment, realEnvironment } from './environment.ts';
import type { RunEvent } from './event.ts';
import { serveForeignKeys } from './foreign.ts';
import { statusOf } from './judge.ts';
import { type KeySetServer, serveKeySets } from './key-set-server.ts';
import { type LanePlan, type RunningLane, startLane } from './lane.ts';
import { planOf } from './lane-plan.ts';
import { measure } from './measure/measure.ts';
import { openSession } from './open-session.ts';
import type { Report, Result } from './report.ts';
import { type Lane, openLane } from './session.ts';
import { round } from './shown.ts';
import type { TestOptions } from './test-options.ts';
import { openTransport } from './transport.ts';

/**
 * Fires the cases of a profile at a token endpoint and judges the answers.
 *
 * An aborted signal ends the run early; what was judged until then has been told.
 */
export async function* runTest(options: TestOptions): AsyncGenerator<RunEvent> {
  const environment = options.environment ?? realEnvironment;
  const started = environment.now();
  const keySets = await keySetsOf(options, environment);
  const foreign = isLoopback(options.target.tokenEndpoint) ? await serveForeignKeys(options.variants) : undefined;
  const target = { ...options.target, ...(foreign && { foreignJwks: foreign.url }) };
  const { send, close } = openTransport(options.transport);
  const over = new AbortController();
  const session = openSession(
    { ...options, target },
    {
      ...{ environment, send, over },
      ...(foreign && { foreign }),
      ...(keySets && { keySets }),
    },
  );
  const plans = options.variants.map((variant) => ({ variant, plan: planOf(options, { variant, target }) }));
  const groups = groupsOf(plans);
  const planned = Object.values(groups).reduce((sum, count) => sum + count, 0);
  yield { type: 'start', head: headOf(options, started), planned, groups };
  let interrupted = false;
  let reached = false;
  try {
    const lanes = plans.map((one) => openLane(session, one.variant));
    for await (const result of resultsOf(plans.map(({ plan }, at) => startLane(lanes[at] as Lane, plan)))) {
      reached ||= result.id === controlCase.id && result.status === 'passed';
      yield { type: 'result', result };
    }
    yield { type: 'result', result: tlsResult(options, reached) };
    yield { type: 'measured', measured: { name: 'clock-offset', value: session.offset, unit: 's', variant: 'all' } };
    for (const lane of options.measure === true ? lanes : []) {
      for await (const measured of measure(lane, options.capabilities.has('intrusive')))
        yield { type: 'measured', measured };
    }
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    interrupted = true;
  } finally {
    over.abort();
    await close();
    await foreign?.close();
    await keySets?.close();
  }
  yield { type: 'end', seconds: round((environment.now() - started) / 1000), requests: session.requests, interrupted };
}

async function keySetsOf(
  { jwksServer, variants }: TestOptions,
  { now }: Environment,
): Promise<KeySetServer | undefined> {
  return jwksServer === undefined ? undefined : serveKeySets({ listen: jwksServer, variants, now });
}

/** Runs the variants one after the other; what still waits in one of them goes on beside the next. */
async function* resultsOf(lanes: readonly RunningLane[]): AsyncGenerator<Result> {
  const waiting: RunningLane[] = [];
  for (const lane of lanes) {
    yield* lane.run();
    if (lane.waiting()) waiting.push(lane);
    else yield* lane.finish();
  }
  for (const lane of waiting) yield* lane.finish();
}

/** How many results are planned, by group and variant. */
function groupsOf(
  plans: readonly { readonly variant: Variant; readonly plan: LanePlan }[],
): Readonly<Record<string, number>> {
  const names = plans.flatMap(({ variant, plan }) =>
    [...plan.cases.map((one) => one.case.group), ...plan.properties.map(() => 'property')].map(
      (group) => `${group} [${variant.name}]`,
    ),
  );
  const groups: Record<string, number> = {};
  for (const name of names) groups[name] = (groups[name] ?? 0) + 1;
  return groups;
}

function headOf(
  options: TestOptions,
  started: number,
): Pick<Report, 'tool' | 'mode' | 'profile' | 'target' | 'startedAt' | 'seed'> {
  const { id, title, edition } = options.profile;
  return {
    tool: { name: 'assay', version: options.version },
    mode: 'test',
    profile: { id, title, edition, digest: options.digest },
    target: options.target.tokenEndpoint,
    startedAt: new Date(started).toISOString(),
    seed: options.seed,
  };
}

/** http is a finding, except to this machine; https counts once a valid request was accepted (RFC 6749 section 3.2). */
function tlsResult({ profile, target, seed }: TestOptions, reached: boolean): Result {
  const line = lineOf(profile, 'tls-required');
  const level = line?.server ?? 'MUST';
  const { title = '', message, help = '' } = words['tls-required'] ?? {};
  const secure = new URL(target.tokenEndpoint).protocol === 'https:';
  const broken = { status: statusOf(level), message: typeof message === 'string' ? message : title, help };
  const open = isLoopback(target.tokenEndpoint) ? onLoopback : broken;
  return {
    id: 'tls-required',
    title,
    group: 'endpoint',
    level,
    requirement: 'tls-required',
    violates: [],
    spec: line?.spec ?? [],
    expected: 'either',
    observed: 'none',
    ...(secure ? (reached ? kept : unreached) : open),
    evidence: [],
    seconds: 0,
    reproduce: { id: 'tls-required', seed },
  };
}

const kept = { status: 'passed', message: '', help: '' } as const;
const unreached = {
  status: 'blocked',
  message: 'no valid request was accepted over TLS',
  help: 'Mend what the control says, then run again.',
} as const;
const onLoopback = {
  status: 'skipped',
  message: 'loopback: TLS is not asked for on this machine',
  help: 'Nothing to do.',
} as const;
