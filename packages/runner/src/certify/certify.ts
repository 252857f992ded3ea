import { digestOf } from '../digest.ts';
import { type Environment, realEnvironment } from '../environment.ts';
import type { RunEvent } from '../event.ts';
import { createRedactor } from '../redact.ts';
import type { Report } from '../report.ts';
import { round } from '../shown.ts';
import { attend, attendStray } from './attend.ts';
import type { Desk } from './desk.ts';
import { openHistory } from './history.ts';
import { jtiHabit } from './jti-habit.ts';
import { listen } from './listener.ts';
import type { CertifyOptions } from './options.ts';
import { playAll } from './play-all.ts';
import { openQueue, type Queue } from './queue.ts';
import { openRequestTally } from './request-tally.ts';
import { scenarios as allScenarios } from './scenarios/index.ts';
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
  const address = options.listen ?? { host: '127.0.0.1', port: 0 };
  const tls = options.tls && { tls: options.tls };
  const front = await listen({ ...address, ...tls }, environment, (received) => attend(desk, received));
  try {
    const away = await listen({ ...address, port: 0, ...tls }, environment, (received) => attendStray(desk, received));
    try {
      const scenarios = options.scenarios ?? allScenarios;
      for (const one of scenarios) desk.sessions.set(one.id, openStage(one, front.origin, away.origin));
      yield { type: 'start', head: headOf(options, started), planned: scenarios.length };
      const signal = AbortSignal.any([over.signal, ...(options.signal ? [options.signal] : [])]);
      const run = playAll(desk, { ...options, signal }, queue).finally(() => queue.end());
      run.catch(() => undefined);
      yield* queue.events;
      const interrupted = await run;
      observeJtis(desk);
      for (const result of desk.tally.results()) yield { type: 'result', result };
      yield* measured(desk);
      const seconds = round((environment.now() - started) / 1000);
      yield { type: 'end', seconds, requests: desk.requests, interrupted };
    } finally {
      over.abort();
      await away.close();
    }
  } finally {
    await front.close();
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

/** What all `jti` values have in common; one alone tells nothing. */
function observeJtis({ history: { jtis }, tally }: Desk): void {
  const habit = jtiHabit(jtis);
  const broken = habit === undefined ? [] : [{ rule: 'jti-not-counter', message: `jti is a bare ${habit}` }];
  if (jtis.length > 1) for (const _ of jtis) tally.add(['jti-not-counter'], broken);
}

/** How far the clock of the client is from ours: the middle of what its `iat` claims say. */
function* measured({ drifts, client }: Desk): Generator<RunEvent> {
  const middle = drifts.toSorted((a, b) => a - b)[Math.floor(drifts.length / 2)];
  if (middle === undefined || !Number.isFinite(middle)) return;
  const value = Math.round(middle);
  yield { type: 'measured', measured: { name: 'client-clock-ahead', value, unit: 's', variant: client.alg } };
}
