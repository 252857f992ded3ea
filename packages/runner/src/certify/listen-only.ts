import type { RunEvent } from '../event.ts';
import type { Desk } from './desk.ts';
import { judgeSession } from './judge-session.ts';
import type { CertifyOptions } from './options.ts';
import type { Queue } from './queue.ts';
import { applies, notRun } from './scenario-result.ts';

/**
 * Waits for a client that calls by itself, until the signal or for so many seconds, then judges what came.
 *
 * Ending it by the signal is the way to end it, not an interruption. @returns false
 */
export async function listenOnly(desk: Desk, options: CertifyOptions, queue: Queue<RunEvent>): Promise<false> {
  const { environment, sessions } = desk;
  const began = environment.now();
  for (const text of instructions(desk, options)) queue.add({ type: 'note', text });
  const wait = async (): Promise<void> => {
    if (options.seconds !== undefined) return environment.sleep(options.seconds * 1000, options.signal);
    while (options.signal?.aborted !== true) await environment.sleep(hour, options.signal);
  };
  await wait().catch(() => undefined);
  const seconds = (environment.now() - began) / 1000;
  for (const session of sessions.values()) {
    session.closed = true;
    const came = session.arrivals.length + session.strays.length > 0;
    const judged = came || session === [...sessions.values()][0];
    const result =
      judged && applies(desk, session.scenario)
        ? await judgeSession(desk, session, { ends: [], plain: true, seconds })
        : notRun(desk, session.scenario, notVisited);
    queue.add({ type: 'result', result });
  }
  return false;
}

const hour = 3_600_000;

const notVisited = {
  status: 'skipped',
  message: 'no request came to its token endpoint',
  help: 'Point the client at the token endpoint of this scenario to have it judged.',
} as const;

/** What to configure in the client, line by line. */
function instructions({ sessions, client }: Desk, { scope, tls }: CertifyOptions): readonly string[] {
  const [first] = sessions.values();
  if (first === undefined) return [];
  const { tokenEndpoint, issuer, resource } = first.urls;
  return [
    'Configure the client with',
    `  token endpoint  ${tokenEndpoint}`,
    `  issuer          ${issuer}`,
    `  client id       ${client.clientId}  (${client.alg}, ${client.method})`,
    ...(scope === undefined ? [] : [`  scope           ${scope}`]),
    `  resource        ${resource}`,
    ...(tls === undefined ? [] : [`  trust           ${tls.caFile}`]),
    'and let it get a token and call the resource. Other scenarios have endpoints of their own:',
    ...[...sessions.values()].slice(1).map(({ urls, scenario }) => `  ${urls.tokenEndpoint}  ${scenario.title}`),
    'Ctrl-C ends the listening and writes the report.',
  ];
}
