import {
  type Capability,
  type Case,
  type Property,
  plan,
  properties,
  type Setting,
  type Target,
  type Variant,
} from '@assay/cases';
import { type Profile, words } from '@assay/validator';
import { controlCase } from './control.ts';
import type { TransportOptions } from './dispatchers.ts';
import { type Environment, realEnvironment } from './environment.ts';
import type { RunEvent } from './event.ts';
import { type ForeignKeys, isLoopback, serveForeignKeys } from './foreign.ts';
import { statusOf } from './judge.ts';
import { serveKeySets } from './key-set-server.ts';
import { type LanePlan, runLane } from './lane.ts';
import { paced } from './pace.ts';
import { createPatientSend, type Patience, patience } from './patience.ts';
import { createRedactor } from './redact.ts';
import type { Report, Result } from './report.ts';
import { openLane, type Session } from './session.ts';
import { round } from './shown.ts';
import { openTransport } from './transport.ts';

/** What a run of `assay test` is made of. */
export interface TestOptions {
  readonly profile: Profile;
  /** Content digest of the profile, for the report. */
  readonly digest: string;
  readonly version: string;
  readonly target: Target;
  readonly variants: readonly Variant[];
  readonly cases: readonly Case[];
  readonly properties?: readonly Property[];
  readonly capabilities: ReadonlySet<Capability>;
  readonly seed: number;
  /** Draws of each property. */
  readonly runs: number;
  /** Starts the properties at one draw of an earlier run. */
  readonly path?: string;
  /** Requests under way at once, inside a window. */
  readonly concurrency: number;
  /** Requests per second, at most. */
  readonly rate?: number;
  /** Address and port at which the key sets of the clients are served, each at the path of its `jwksUrl`. */
  readonly jwksServer?: string;
  readonly transport: TransportOptions;
  readonly signal?: AbortSignal;
  readonly environment?: Environment;
  readonly limits?: Patience;
}

/**
 * Fires the cases of a profile at a token endpoint and judges the answers.
 *
 * An aborted signal ends the run early; what was judged until then has been told.
 */
export async function* runTest(options: TestOptions): AsyncGenerator<RunEvent> {
  const environment = options.environment ?? realEnvironment;
  const started = environment.now();
  const keySets =
    options.jwksServer === undefined ? undefined : await serveKeySets(options.jwksServer, options.variants);
  const foreign = isLoopback(options.target.tokenEndpoint) ? await serveForeignKeys(options.variants) : undefined;
  const target = { ...options.target, ...(foreign && { foreignJwks: foreign.url }) };
  const { send: sendNow, close } = openTransport(options.transport);
  const send = options.rate === undefined ? sendNow : paced(sendNow, options.rate, environment);
  const session = sessionOf({ ...options, target }, { environment, send, ...(foreign && { foreign }) });
  const plans = options.variants.map((variant) => ({ variant, plan: planOf(options, { variant, target }) }));
  yield {
    type: 'start',
    head: headOf(options, started),
    planned: plans.reduce((sum, one) => sum + one.plan.cases.length + one.plan.properties.length, 0),
  };
  let interrupted = false;
  let reached = false;
  try {
    for (const one of plans) {
      for await (const result of runLane(openLane(session, one.variant), one.plan)) {
        reached ||= result.id === controlCase.id && result.status === 'passed';
        yield { type: 'result', result };
      }
    }
    yield { type: 'result', result: tlsResult(options, reached) };
    yield { type: 'measured', measured: { name: 'clock-offset', value: session.offset, unit: 's', variant: 'all' } };
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    interrupted = true;
  } finally {
    await close();
    await foreign?.close();
    await keySets?.close();
  }
  yield { type: 'end', seconds: round((environment.now() - started) / 1000), requests: session.requests, interrupted };
}

function sessionOf(
  options: TestOptions,
  {
    environment,
    send,
    foreign,
  }: { readonly environment: Environment; readonly send: Session['send']; readonly foreign?: ForeignKeys },
): Session {
  const limits = options.limits ?? patience;
  const keys = options.variants.flatMap((one) => [one.client, one.second ?? []].flat());
  return {
    profile: options.profile,
    target: options.target,
    environment,
    limits,
    redactor: createRedactor([
      ...keys.flatMap((one) => one.key.confidential),
      ...options.target.headers.flatMap(([, value]) => [value, value.split(' ').at(-1) ?? '']),
    ]),
    seed: options.seed,
    runs: options.runs,
    concurrency: options.concurrency,
    ...(options.path !== undefined && { path: options.path }),
    offset: 0,
    requests: 0,
    ...(foreign && { foreignFetches: foreign.fetches }),
    ...(options.signal && { signal: options.signal }),
    send,
    patient: createPatientSend(limits, environment, options.signal),
  };
}

function planOf(
  options: TestOptions,
  { variant, target }: { readonly variant: Variant; readonly target: Target },
): LanePlan {
  const setting: Setting = { profile: options.profile, target, capabilities: options.capabilities };
  return { cases: plan(options.cases, variant, setting), properties: options.properties ?? properties };
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
  const line = profile.rules.find((one) => one.rule === 'tls-required');
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
