import type { Pair, TokenRequest, TokenResponse } from '@assay/validator';
import { type Dispatcher, errors } from 'undici';
import { openDispatchers, type TransportOptions } from './dispatchers.ts';

/** Why there is no answer. */
export type NoAnswer = 'timeout' | 'reset' | 'refused' | 'broken' | 'too-large';

/** An answer, or why there is none. `seconds` is how long it took. */
export type Answer =
  | { readonly response: TokenResponse; readonly seconds: number }
  | { readonly none: NoAnswer; readonly detail: string; readonly seconds: number };

/** Sends one token request and waits for its answer. Never throws for what the endpoint does. */
export type Send = (request: TokenRequest, signal?: AbortSignal) => Promise<Answer>;

/** Octets of an answer that are read; what comes after is not waited for. */
export const answerLimit = 1_048_576;

/** Opens a transport over undici; `close` ends its connections. */
export function openTransport(options: TransportOptions): { readonly send: Send; readonly close: () => Promise<void> } {
  const milliseconds = options.timeoutSeconds * 1000;
  const { to, close } = openDispatchers(options);
  return {
    send: (request, signal) => sendOnce(to(request.url), request, { milliseconds, ...(signal && { signal }) }),
    close,
  };
}

async function sendOnce(
  dispatcher: Dispatcher,
  request: TokenRequest,
  { milliseconds, signal }: { readonly milliseconds: number; readonly signal?: AbortSignal },
): Promise<Answer> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const limit = AbortSignal.timeout(milliseconds);
  const url = new URL(request.url);
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method as Dispatcher.HttpMethod,
      headers: request.headers.flat(),
      body: request.body.length === 0 ? null : request.body,
      responseHeaders: 'raw',
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    });
    const body = await readBody(answer.body);
    if (body === undefined) return { none: 'too-large', detail: `more than ${answerLimit} octets`, seconds: elapsed() };
    return { response: { status: answer.statusCode, headers: pairsOf(answer.headers), body }, seconds: elapsed() };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { none: limit.aborted ? 'timeout' : reasonOf(error), detail: detailOf(error), seconds: elapsed() };
  }
}

async function readBody(body: AsyncIterable<Uint8Array> & { destroy: () => unknown }): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > answerLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** Raw header fields come as a flat list of names and values. */
function pairsOf(headers: unknown): readonly Pair[] {
  if (!Array.isArray(headers)) {
    return Object.entries(headers as Record<string, string | string[] | undefined>).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): Pair => [name.toLowerCase(), one]),
    );
  }
  const texts = headers.map((one) =>
    typeof one === 'string' ? one : Buffer.from(one as Uint8Array).toString('latin1'),
  );
  return texts.flatMap((name, index): Pair[] =>
    index % 2 === 0 ? [[name.toLowerCase(), texts[index + 1] ?? '']] : [],
  );
}

function reasonOf(error: unknown): NoAnswer {
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return 'timeout';
  if (error instanceof errors.ConnectTimeoutError) return 'refused';
  // An interim answer that was not asked for: the connection was fine, what came over it was not.
  if (error instanceof errors.SocketError && /^bad (response|upgrade)/.test(error.message)) return 'broken';
  const code = codeOf(error);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return 'reset';
  if (code.startsWith('HPE_') || error instanceof errors.ResponseError) return 'broken';
  return connectCodes.has(code) || tlsCode.test(code) ? 'refused' : 'broken';
}

/** What TLS calls trouble with a certificate or a handshake. */
const tlsCode = /^ERR_TLS|CERT|SSL|^UNABLE_TO_|^HOSTNAME_/;

const connectCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
]);

function codeOf(error: unknown): string {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code;
  const inner = (cause as { readonly code?: unknown } | undefined)?.code;
  return typeof inner === 'string' ? inner : typeof code === 'string' ? code : '';
}

function detailOf(error: unknown): string {
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  return [code, message].filter((one) => typeof one === 'string' && one !== '').join(': ');
}
