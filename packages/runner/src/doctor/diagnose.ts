import { neighbours, type Target, type TestClient, type Variant } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { clockOffset } from '../clock.ts';
import { accepted, sendControl } from '../control.ts';
import type { TransportOptions } from '../dispatchers.ts';
import { type Environment, realEnvironment } from '../environment.ts';
import { serveKeySets } from '../key-set-server.ts';
import { openSession } from '../open-session.ts';
import type { Patience } from '../patience.ts';
import { type Lane, openLane, type Session } from '../session.ts';
import { describeAnswer } from '../shot.ts';
import { openTransport, type Send } from '../transport.ts';
import { bareRequest, checkClock, transportCause } from './answer.ts';
import { type Check, type CheckName, redactedCause, wrong } from './check.ts';
import { checkConnection } from './connection.ts';
import { explain } from './explain.ts';
import { checkKeySet, type KeySetText, keySetText } from './key-set.ts';
import { checkName } from './name.ts';

/** What is looked at. */
export interface DiagnoseOptions {
  readonly profile: Profile;
  readonly target: Target;
  /** Every client that is to be given a token. */
  readonly variants: readonly Variant[];
  readonly transport: TransportOptions;
  /** Registered key sets that lie in files, by client id. */
  readonly keySets: ReadonlyMap<string, KeySetText>;
  readonly jwksServer?: string;
  readonly signal?: AbortSignal;
  readonly environment?: Environment;
  readonly limits?: Patience;
}

/**
 * Looks at everything between a configuration and a token, from the name of the host to one good request per client.
 *
 * It tells what keeps a valid request from being accepted, and judges nobody's conformance.
 *
 * @throws AssayError `ERR_CONFIG` when the address of the key set server cannot be listened on
 */
export async function* diagnose(options: DiagnoseOptions): AsyncGenerator<Check> {
  const environment = options.environment ?? realEnvironment;
  const { send, close } = openTransport(options.transport);
  const served =
    options.jwksServer === undefined
      ? undefined
      : await serveKeySets({ listen: options.jwksServer, variants: options.variants });
  const over = new AbortController();
  const session = openSession({ ...options, seed: 0, runs: 0, concurrency: 1 }, { environment, send, over });
  try {
    const way = yield* checkWay(options, session);
    const known = new Set<string>();
    for (const { client } of options.variants) {
      const check = await keySetCheck(client, options, send);
      if (check.status === 'ok') known.add(client.clientId);
      yield check;
    }
    for (const variant of options.variants) {
      const { clientId } = variant.client;
      if (way) yield await requestCheck(openLane(session, variant), options, known.has(clientId));
      else yield skipped('request', clientId);
    }
  } finally {
    over.abort();
    await close();
    await served?.close();
  }
}

/** Name, connection, answer, clock: returns whether a good request can be sent. */
async function* checkWay({ target, transport }: DiagnoseOptions, session: Session): AsyncGenerator<Check, boolean> {
  const url = new URL(target.tokenEndpoint);
  for (const look of [checkName, checkConnection]) {
    const check = await look(url, transport, session.signal);
    session.signal?.throwIfAborted();
    yield check;
    if (check.status !== 'wrong') continue;
    if (look === checkName) yield skipped('connection');
    yield skipped('answer');
    yield skipped('clock');
    return false;
  }
  const answer = await session.send(bareRequest(target), session.signal);
  const { redact } = session.redactor;
  const cause = await transportCause({ url, transport, redact }, answer);
  yield cause === undefined
    ? {
        name: 'answer',
        status: 'ok',
        message: redact(`a request without credentials is answered ${describeAnswer(answer)}`),
      }
    : wrong('answer', redactedCause(cause, redact));
  const clock = checkClock(answer, session.environment.now());
  yield 'none' in answer ? skipped('clock') : clock;
  if (clock.status !== 'wrong' && 'response' in answer)
    session.offset = clockOffset(answer.response.headers, session.environment.now()) ?? 0;
  return cause === undefined && clock.status !== 'wrong';
}

function skipped(name: CheckName, client?: string): Check {
  const message = 'not looked at: mend what is before it';
  return { name, status: 'skipped', message, ...(client !== undefined && { client }) };
}

async function keySetCheck(client: TestClient, { keySets }: DiagnoseOptions, send: Send): Promise<Check> {
  const { clientId, key, jwksUrl } = client;
  const skip = (message: string): Check => ({ name: 'key set', client: clientId, status: 'skipped', message });
  if (key.publicJwk === undefined) return skip('a secret has none');
  const given = keySets.get(clientId);
  if (given !== undefined) return checkKeySet(client, given);
  if (jwksUrl === undefined) return skip('no jwksUrl: what is registered is not known here');
  const request = { method: 'GET', url: jwksUrl, headers: [['accept', 'application/json']] as const, body: '' };
  return checkKeySet(client, keySetText(jwksUrl, await send(request)));
}

async function requestCheck(lane: Lane, { variants }: DiagnoseOptions, keyRegistered: boolean): Promise<Check> {
  const { client } = lane.variant;
  const named = { name: 'request', client: client.clientId } as const;
  const plain = await sendControl(lane);
  if (accepted(plain)) return { ...named, status: 'ok', message: 'the valid request was given a token' };
  for (const neighbour of plain.shot.throttled ? [] : neighbours) {
    if (!accepted(await sendControl({ ...lane, neighbour }))) continue;
    const message = `a token is given only ${neighbour.title}`;
    if (neighbour.id !== 'without-scope')
      return { ...named, status: 'note', message: `${message}; assay test sends its requests so` };
    const help = 'Name a scope that is registered for every client of the configuration.';
    return wrong('request', { at: '/scope', message, help }, client.clientId);
  }
  const others = variants.map((one) => one.client).filter((one) => one.clientId !== client.clientId);
  return wrong('request', await explain(lane, plain.shot, { others, keyRegistered }), client.clientId);
}
