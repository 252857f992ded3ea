import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SetAilment, TestClient, Variant } from '@assay/cases';
import { AssayError, type JsonObject } from '@assay/validator';
import { ail } from './ailing.ts';
import { openTurn, type Turn } from './turn.ts';

/** A server that runs as long as the suite does. */
export interface OwnServer {
  /** Where it listens, without a path. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** A server of key sets. */
export interface KeySetServer extends OwnServer {
  /** The set at the path of a registered `jwksUrl`; undefined when none is served there. */
  readonly at: (jwksUrl: string) => ServedSet | undefined;
}

/** One request for a key set. */
export interface SetFetch {
  /** Milliseconds on the clock of the run. */
  readonly at: number;
  readonly path: string;
}

/** The key set at one path, as it is served now. */
export interface ServedSet {
  readonly path: string;
  /** The keys that are registered. */
  readonly registered: readonly JsonObject[];
  /** Every request for it so far, in order. */
  readonly fetches: readonly SetFetch[];
  /** Serves other keys from now on, or the set in a way that nobody can use. */
  readonly serve: (keys: readonly JsonObject[], ailment?: SetAilment) => void;
  /** Serves the registered keys again. */
  readonly restore: () => void;
  /** Whose turn it is to change it, where several clients share a URL. */
  readonly turn: Turn;
}

/** How long a served set may be kept, in seconds: as long as careful endpoints rest between two fetches. */
export const maxAgeSeconds = 30;

/** Where a set that redirects leads to: strangers' keys, on this server. */
export const elsewhere = '/elsewhere/jwks.json';

/** What a server of key sets is opened with. */
export interface KeySetOptions {
  /** Address and port, as `127.0.0.1:9700`. */
  readonly listen: string;
  readonly variants: readonly Variant[];
  /** Milliseconds since 1970; default the clock of the machine. */
  readonly now?: () => number;
}

interface HeldSet extends ServedSet {
  readonly registered: JsonObject[];
  readonly fetches: SetFetch[];
  keys: readonly JsonObject[];
  ailment: SetAilment | undefined;
}

/**
 * Serves the public key set of each client at the path of its registered `jwksUrl`.
 *
 * @throws AssayError `ERR_CONFIG` when the address cannot be listened on
 */
export async function serveKeySets({ listen, variants, now = Date.now }: KeySetOptions): Promise<KeySetServer> {
  const sets = new Map<string, HeldSet>();
  for (const { jwksUrl, key } of variants.flatMap(clientsOf)) {
    if (jwksUrl === undefined || key.publicJwk === undefined) continue;
    const { pathname } = new URL(jwksUrl);
    const set = sets.get(pathname) ?? newSet(pathname);
    set.registered.push(key.publicJwk);
    sets.set(pathname, set);
  }
  const strangers = variants.flatMap(({ stranger: { publicJwk } }) => (publicJwk === undefined ? [] : [publicJwk]));
  const server = await open(listen, (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const set = sets.get(path);
    set?.fetches.push({ at: now(), path });
    if (set !== undefined) answer(response, set);
    else if (path === elsewhere) sendKeys(response, strangers);
    else response.writeHead(404).end();
  });
  return { ...server, at: (jwksUrl) => sets.get(new URL(jwksUrl).pathname) };
}

function newSet(path: string): HeldSet {
  const registered: JsonObject[] = [];
  const set: HeldSet = {
    path,
    registered,
    fetches: [],
    keys: registered,
    ailment: undefined,
    serve: (keys, ailment) => {
      set.keys = keys;
      set.ailment = ailment;
    },
    restore: () => set.serve(registered),
    turn: openTurn(),
  };
  return set;
}

function answer(response: ServerResponse, { keys, ailment }: HeldSet): void {
  if (ailment === undefined) sendKeys(response, keys);
  else ail(response, ailment, { text: JSON.stringify({ keys }), elsewhere });
}

/** Answers with a JWK Set that may be kept for half a minute (RFC 7517 section 5). */
export function sendKeys(response: ServerResponse, keys: readonly JsonObject[]): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': `max-age=${maxAgeSeconds}` });
  response.end(JSON.stringify({ keys }));
}

/** Starts a server that ends with the process, at the latest. */
export async function open(listen: string, answer: RequestListener): Promise<OwnServer> {
  const [, host = '', port = '0'] = /^(.*):(\d+)$/.exec(listen) ?? [];
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new AssayError('ERR_CONFIG', `jwksServer: cannot listen on ${listen}: ${cause.code ?? cause.message}`, {
          cause,
        }),
      ),
    );
    server.listen(Number(port), host.replace(/^\[(.*)\]$/, '$1'), resolve);
  });
  server.unref();
  return { origin: `http://${host}:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

function clientsOf({ client, second, notEnabled }: Variant): readonly TestClient[] {
  return [client, second ?? [], notEnabled ?? []].flat();
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
