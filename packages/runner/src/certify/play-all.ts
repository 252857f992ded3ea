import type { RunEvent } from '../event.ts';
import type { Result } from '../report.ts';
import type { StartClient } from './client.ts';
import type { Desk } from './desk.ts';
import { judgeSession } from './judge-session.ts';
import { listenOnly } from './listen-only.ts';
import type { CertifyOptions } from './options.ts';
import { play } from './play.ts';
import { pool } from './pool.ts';
import type { Queue } from './queue.ts';
import type { Scenario } from './scenario.ts';
import { applies, notRun } from './scenario-result.ts';
import type { Stage } from './stage.ts';

/** Seconds that one start of a client may take. */
const startSeconds = 60;
const usualJobs = 4;

/**
 * Plays every scenario, or listens when there is no client to start.
 *
 * The first is played alone: a client that never calls is not asked again.
 *
 * @returns whether the run was interrupted
 */
export async function playAll(desk: Desk, options: CertifyOptions, queue: Queue<RunEvent>): Promise<boolean> {
  const { start, signal } = options;
  const tell = (result: Result) => queue.add({ type: 'result', result });
  if (start === undefined) return listenOnly(desk, options, queue);
  const [first, ...rest] = [...desk.sessions.values()];
  if (first === undefined) return false;
  let plain = false;
  const one = async (session: Stage): Promise<void> => {
    const result = await playOne(desk, session, { options, start, plain });
    if (session === first) plain = result.status === 'passed';
    tell(result);
  };
  try {
    await one(first);
    if (first.arrivals.length > 0) await pool(rest, options.jobs ?? usualJobs, one);
    else for (const { scenario } of rest) tell(notRun(desk, scenario, neverCalled));
    return false;
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    return true;
  }
}

async function playOne(
  desk: Desk,
  session: Stage,
  { options, start, plain }: { readonly options: CertifyOptions; readonly start: StartClient; readonly plain: boolean },
): Promise<Result> {
  const why = notPlayed(desk, session.scenario, options);
  if (why !== undefined) return notRun(desk, session.scenario, why);
  const began = desk.environment.now();
  const { scope, tls, nextKey, signal, client } = options;
  const ends = await play(desk, session, {
    start,
    task: { clientId: client.clientId, ...(scope !== undefined && { scope }), ...(tls && { caFile: tls.caFile }) },
    seconds: options.seconds ?? startSeconds,
    ...(nextKey !== undefined && { nextKey }),
    ...(signal && { signal }),
  });
  session.closed = true;
  return judgeSession(desk, session, { ends, plain, seconds: (desk.environment.now() - began) / 1000 });
}

/** Why a scenario is not played; undefined when it is. */
function notPlayed(
  desk: Desk,
  scenario: Scenario,
  { nextKey, tls }: CertifyOptions,
): Pick<Result, 'status' | 'message' | 'help'> | undefined {
  const skipped = (message: string, help: string) => ({ status: 'skipped' as const, message, help });
  if (!applies(desk, scenario)) return skipped('the profile has no rule about this', 'Nothing to do.');
  if (scenario.needs === 'next-key' && nextKey === undefined) {
    const help = 'Name the file of a second private key as "nextKey" of the client; it comes as ASSAY_KEY_FILE.';
    return skipped('no second key is configured', help);
  }
  if (scenario.needs === 'tls' && tls === undefined)
    return skipped('the run is without TLS', 'Run it with --tls to have this judged.');
  return undefined;
}

const neverCalled = {
  status: 'blocked',
  message: 'not played, for the client never called the token endpoint',
  help: 'Mend what first-request says, then run again.',
} as const;
