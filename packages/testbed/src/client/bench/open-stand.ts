import type { ClientBehaviour, ClientErrand, ClientSetup } from '../behaviour.ts';
import { referenceClient } from '../client.ts';
import type { ClientStand, Recorded, Script } from './client-witness.ts';
import { startRecorder } from './recorder.ts';
import { requestsAtStranger } from './stranger.ts';

const usualMost = 8;

/** Opens a stand for a client with these decisions. */
export function openStand(setup: ClientSetup, behaviour: ClientBehaviour): ClientStand {
  const own = behaviour.own(setup);
  const client = referenceClient(own, behaviour);
  return {
    setup: own,
    keySet: behaviour.keySet(own),
    run: (script = {}) => record(client, own, script),
    runAtStrangers: () => requestsAtStranger(errandAt('', own, {}), client),
  };
}

async function record(
  client: ReturnType<typeof referenceClient>,
  setup: ClientSetup,
  script: Script,
): Promise<Recorded> {
  const away = await startRecorder(() => tokenReply(0));
  const counts = { token: 0, resource: 0 };
  const stop = new AbortController();
  const front = await startRecorder(({ path }) => {
    if (path === '/resource') {
      counts.resource += 1;
      return script.resource?.(counts.resource) ?? {};
    }
    if (path !== '/token') return { status: 404 };
    counts.token += 1;
    if (counts.token >= (script.most ?? usualMost)) stop.abort();
    return script.token?.(counts.token, away.origin) ?? tokenReply(counts.token);
  });
  try {
    const well = await starts(client, errandAt(front.origin, setup, script), { script, signal: stop.signal });
    const at = (path: string) => front.seen.filter((one) => one.path === path);
    const others = front.seen.filter((one) => one.path !== '/token' && one.path !== '/resource');
    return { tokens: at('/token'), calls: at('/resource'), strays: away.seen, others, well };
  } finally {
    await Promise.all([front.close(), away.close()]);
  }
}

async function starts(
  client: ReturnType<typeof referenceClient>,
  errand: ClientErrand,
  { script, signal }: { readonly script: Script; readonly signal: AbortSignal },
): Promise<number> {
  let well = 0;
  const count = script.starts ?? 1;
  for (let nth = 1; nth <= count; nth += 1) {
    const rotated = script.rotated === true && nth === count;
    const ended = await client({ ...errand, signal, ...(rotated && { keyFile: 'next' }) }).then(
      () => true,
      () => false,
    );
    well += ended ? 1 : 0;
  }
  return well;
}

function errandAt(origin: string, { client }: ClientSetup, script: Script): ClientErrand {
  return {
    tokenEndpoint: `${origin}/token`,
    issuer: origin,
    clientId: client.id,
    scope: 'system/Patient.rs system/Observation.rs',
    resource: `${origin}/resource`,
    calls: script.calls ?? 1,
    intervalMs: script.intervalMs ?? 0,
  };
}

/** The usual answer of a token endpoint. */
function tokenReply(nth: number): { readonly body: string } {
  return { body: JSON.stringify({ access_token: `token-${nth}`, token_type: 'Bearer', expires_in: 3600 }) };
}
