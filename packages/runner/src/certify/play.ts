import type { ClientEnd, ClientTask, StartClient } from './client.ts';
import type { Desk } from './desk.ts';
import type { Stage } from './stage.ts';

/** How the starts of a scenario are carried out. */
export interface Starting {
  readonly start: StartClient;
  readonly task: Omit<ClientTask, 'tokenEndpoint' | 'issuer' | 'resource' | 'calls' | 'intervalMs'>;
  /** File of the key to sign with after a rotation. */
  readonly nextKey?: string;
  /** Seconds that one start may take. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/** How often a session is looked at while the client runs, in milliseconds. */
const lookInterval = 50;

/** Starts the client as often as a scenario asks for, and waits for each end. */
export async function play(desk: Desk, session: Stage, starting: Starting): Promise<readonly ClientEnd[]> {
  const { scenario, urls } = session;
  const ends: ClientEnd[] = [];
  for (let nth = 1; nth <= (scenario.starts ?? 1); nth += 1) {
    session.start = nth;
    const rotated = scenario.needs === 'next-key' && nth > 1 ? starting.nextKey : undefined;
    const task: ClientTask = {
      ...starting.task,
      ...urls,
      calls: scenario.calls ?? 1,
      intervalMs: scenario.intervalMs ?? 0,
      ...(rotated !== undefined && { keyFile: rotated }),
    };
    ends.push(await startOnce(desk, session, { task, starting }));
  }
  return ends;
}

async function startOnce(
  { environment }: Desk,
  session: Stage,
  { task, starting }: { readonly task: ClientTask; readonly starting: Starting },
): Promise<ClientEnd> {
  const stop = new AbortController();
  const end = new AbortController();
  let stopped: ClientEnd['stopped'];
  const began = environment.now();
  const watch = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await environment.sleep(lookInterval, end.signal);
      stopped = reasonToStop(session, { began, now: environment.now(), seconds: starting.seconds });
      if (stopped !== undefined) return stop.abort();
    }
  };
  const watching = watch().catch(() => undefined);
  const signal = starting.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, starting.signal]);
  try {
    const ended = await starting.start(task, signal);
    starting.signal?.throwIfAborted();
    return stopped === undefined ? ended : { ...ended, stopped };
  } finally {
    end.abort();
    await watching;
  }
}

/** A scenario with a limit of its own counts from the first request: how long a client takes to start is no matter of it. */
function reasonToStop(
  session: Stage,
  { began, now, seconds }: { readonly began: number; readonly now: number; readonly seconds: number },
): ClientEnd['stopped'] {
  const { scenario, arrivals } = session;
  if (scenario.enough?.(session) === true) return 'enough';
  const [first] = arrivals;
  const own = first !== undefined && now >= first.at + (scenario.seconds ?? seconds) * 1000;
  return own || now >= began + seconds * 1000 ? 'timeout' : undefined;
}
