import { digestOf } from '../digest.ts';
import { type Environment, realEnvironment } from '../environment.ts';
import type { RunEvent } from '../event.ts';
import { createRedactor } from '../redact.ts';
import type { Report } from '../report.ts';
import { round } from '../shown.ts';
import type { Desk } from './desk.ts';
import { openHistory } from './history.ts';
import { jtiHabit } from './jti-habit.ts';
import type { CertifyOptions } from './options.ts';
import { playAll } from './play-all.ts';
import { openQueue, type Queue } from './queue.ts';
import { openRequestTally } from './request-tally.ts';
import { scenarios as allScenarios } from './scenarios/index.ts';
import { openServers } from './servers.ts';
import { openStage } from './stage.ts';

/**
 * Plays the token endpoint to a client and judges what it sends and does over time.
 *
 * The first scenario is played alone: when the client does not get through it, the others are played all the same,
 * as long as it called at all.
 *
 * @throws AssayError `ERR_USAGE` when the address cannot be listened on, or the client cannot be started
 */
export async function* certify(options: CertifyOptions): AsyncGenerator<RunEvent> {
  const environment = options.environment ?? realEnvironment;
  const started = environment.now();
  const queue = openQueue<RunEvent>();
  // Ends what was started when the reader of the events goes away.
  const over = new AbortController();
  const desk = deskOf(options, environment, queue);
  const servers = await openServers(desk, options);
  try {
    const scenarios = options.scenarios ?? allScenarios;
    for (const one of scenarios) desk.sessions.set(one.id, openStage(one, servers));
    yield { type: 'start', head: headOf(options, started), planned: scenarios.length };
    const signal = AbortSignal.any([over.signal, ...(options.signal ? [options.signal] : [])]);
    const run = playAll(desk, { ...options, signal }, queue).finally(() => queue.end());
    run.catch(() => undefined);
    yield* queue.events;
    const interrupted = await run;
    observeWhole(desk, options);
    for (const result of desk.tally.results()) yield { type: 'result', result };
    yield* measured(desk);
    const seconds = round((environment.now() - started) / 1000);
    yield { type: 'end', seconds, requests: desk.requests, interrupted };
  } finally {
    over.abort();
    await servers.close();
  }
}

function deskOf({ profile, client }: CertifyOptions, environment: Environment, queue: Queue<RunEvent>): Desk {
  return {
    profile,
    client,
    environment,
    redactor: createRedactor(client.confidential),
    history: openHistory(),
    tally: openRequestTally(profile, client),
    sessions: new Map(),
    requests: 0,
    recorded: 0,
    record: (exchange) => queue.add({ type: 'exchange', exchange }),
    drifts: [],
  };
}

function headOf(
  { profile, version, client }: CertifyOptions,
  started: number,
): Pick<Report, 'tool' | 'mode' | 'profile' | 'target' | 'startedAt' | 'seed'> {
  const { id, title, edition } = profile;
  return {
    tool: { name: 'assay', version },
    mode: 'certify',
    profile: { id, title, edition, digest: digestOf(profile) },
    target: client.clientId,
    startedAt: new Date(started).toISOString(),
    seed: 0,
  };
}

/** Judges what no single request shows: all `jti` together, metadata that was read, TLS, how the key set is served. */
function observeWhole({ history: { jtis }, sessions, tally, requests }: Desk, { reading, tls }: CertifyOptions): void {
  const habit = jtiHabit(jtis);
  const broken = habit === undefined ? [] : [{ rule: 'jti-not-counter', message: `jti is a bare ${habit}` }];
  // One alone tells nothing.
  if (jtis.length > 1) for (const _ of jtis) tally.add(['jti-not-counter'], broken);
  // The token endpoint is handed over, so reading it is seen, and not reading it says nothing.
  if ([...sessions.values()].some(({ documents }) => documents.length > 0)) tally.add(['discovery-before-token'], []);
  // The listeners speak nothing older than TLS 1.2.
  if (tls !== undefined && requests > 0) tally.add(['tls-required', 'tls-version'], []);
  if (reading !== undefined) tally.add(['jwks-url-served', 'jwks-cache-control-sent'], reading.broken);
}

/** How far the clock of the client is from ours: the middle of what its `iat` claims say. */
function* measured({ drifts, client }: Desk): Generator<RunEvent> {
  const middle = drifts.toSorted((a, b) => a - b)[Math.floor(drifts.length / 2)];
  if (middle === undefined || !Number.isFinite(middle)) return;
  const value = Math.round(middle);
  yield { type: 'measured', measured: { name: 'client-clock-ahead', value, unit: 's', variant: client.alg } };
}
