import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Pair, TokenRequest, TokenResponse } from '@assay/validator';
import type { Dispatcher } from 'undici';

/** What ends an exchange early. */
export interface Limits {
  /** How long it may take, from the first octet sent to the last received. */
  readonly milliseconds: number;
  readonly signal?: AbortSignal;
}

/** Octets of an answer that are read; what comes after is not waited for. */
export const answerLimit = 1_048_576;

/** Thrown when an exchange takes too long. */
export const late: Error = new Error('The operation was aborted due to timeout');
/** Thrown when an answer is too long. */
export const tooLarge: Error = new Error(`more than ${answerLimit} octets`);

/** Where requests go: the connections, and the target as an origin and a path. */
export interface Route {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly path: string;
}

/**
 * Sends a request and collects its answer as it comes in: no stream is made of a body that is wanted whole.
 *
 * @throws late when it takes too long
 * @throws tooLarge when the answer does
 * @throws what the signal was aborted with, or what undici has to say
 */
export function exchange(
  { dispatcher, origin, path }: Route,
  request: TokenRequest,
  limits: Limits,
): Promise<TokenResponse> {
  return new Promise((resolve, reject) => {
    const method = request.method as Dispatcher.HttpMethod;
    dispatcher.dispatch({ origin, path, method, ...framed(request) }, collector(limits, { resolve, reject }));
  });
}

/** Octets of a chunk: the form of a token request makes a hundred of them. */
const chunkOctets = 7;

/** Header fields and body: whole, or in chunks, which undici frames on its own where the length is not known. */
function framed({ headers, body }: TokenRequest): Pick<Dispatcher.DispatchOptions, 'headers' | 'body'> {
  const fields: string[] = [];
  let chunked = false;
  for (const [name, value] of headers) {
    if (name === 'transfer-encoding') chunked = true;
    else fields.push(name, value);
  }
  if (chunked) return { headers: fields, body: Readable.from(chunksOf(Buffer.from(body))) };
  return { headers: fields, body: body.length === 0 ? null : body };
}

function* chunksOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += chunkOctets) yield body.subarray(at, at + chunkOctets);
}

interface Ends {
  readonly resolve: (response: TokenResponse) => void;
  readonly reject: (error: Error) => void;
}

/** Takes an answer as it comes in, until it is whole or too much, in octets or in time. */
function collector({ milliseconds, signal }: Limits, { resolve, reject }: Ends): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | undefined;
  let stopped: Error | undefined;
  let [status, length] = [0, 0];
  let headers: readonly Pair[] = [];
  const chunks: Uint8Array[] = [];
  const stop = (reason: Error): void => {
    stopped = reason;
    fail(reason);
    controller?.abort(reason);
  };
  const timer = setTimeout(stop, milliseconds, late);
  const forget = signal === undefined ? undefined : stopWith(signal, stop);
  const clear = (): void => {
    clearTimeout(timer);
    forget?.();
  };
  const fail = (reason: Error): void => {
    clear();
    reject(reason);
  };
  return {
    onRequestStart(started) {
      controller = started;
      // It may have waited for a connection until it was too late.
      if (stopped !== undefined) started.abort(stopped);
    },
    onResponseStart({ rawHeaders }, statusCode, parsed) {
      status = statusCode;
      headers = pairsOf(rawHeaders ?? parsed);
    },
    onResponseData(_controller, chunk) {
      length += chunk.length;
      if (length > answerLimit) stop(tooLarge);
      else chunks.push(chunk);
    },
    onResponseEnd() {
      clear();
      resolve({ status, headers, body: textOf(Buffer.concat(chunks, length)) });
    },
    onResponseError: (_controller, error) => fail(error),
  };
}

/** A body that is UTF-8 as a text, which everybody wants it for; else as it came. */
function textOf(body: Buffer): string | Uint8Array {
  return isUtf8(body) ? body.toString('utf8') : body;
}

/** What is under way and ends with a signal. A listener for each would be many, and dear. */
const underWay = new WeakMap<AbortSignal, Set<(reason: Error) => void>>();

function stopWith(signal: AbortSignal, stop: (reason: Error) => void): () => void {
  const all = underWay.get(signal) ?? listened(signal);
  all.add(stop);
  return () => all.delete(stop);
}

function listened(signal: AbortSignal): Set<(reason: Error) => void> {
  const all = new Set<(reason: Error) => void>();
  underWay.set(signal, all);
  signal.addEventListener('abort', () => {
    for (const stop of all) stop(signal.reason as Error);
  });
  return all;
}

/** Raw header fields come as a flat list of names and values. */
function pairsOf(headers: unknown): readonly Pair[] {
  if (!Array.isArray(headers)) {
    return Object.entries(headers as Record<string, string | string[] | undefined>).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): Pair => [name.toLowerCase(), one]),
    );
  }
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    pairs.push([latin1(headers[at]).toLowerCase(), latin1(headers[at + 1])]);
  }
  return pairs;
}

function latin1(text: string | Buffer): string {
  return typeof text === 'string' ? text : text.toString('latin1');
}
