import type { ResponseView, TokenRequest, TokenResponse } from '@assay/validator';
import { errors } from 'undici';
import { openDispatchers, type TransportOptions } from './dispatchers.ts';
import { exchange, type Limits, late, type Route, tooLarge } from './exchange.ts';

/** Why there is no answer. */
export type NoAnswer = 'timeout' | 'reset' | 'refused' | 'broken' | 'too-large';

/** What came back. */
export interface Received extends TokenResponse {
  /** The same, taken apart: filled in when it is first asked for, since that is more than once. */
  view?: ResponseView;
}

/** An answer, or why there is none. `seconds` is how long it took. */
export type Answer =
  | { readonly response: Received; readonly seconds: number }
  | { readonly none: NoAnswer; readonly detail: string; readonly seconds: number };

/** Sends one token request and waits for its answer. Never throws for what the endpoint does. */
export type Send = (request: TokenRequest, signal?: AbortSignal) => Promise<Answer>;

/** Opens a transport over undici; `close` ends its connections. */
export function openTransport(options: TransportOptions): { readonly send: Send; readonly close: () => Promise<void> } {
  const milliseconds = options.timeoutSeconds * 1000;
  const { to, close } = openDispatchers(options);
  // Nearly all requests of a run go to the same URL.
  let last: { readonly url: string; readonly route: Route } | undefined;
  const routeTo = (url: string): Route => {
    if (last?.url !== url) last = { url, route: routeOf(url, to(url)) };
    return last.route;
  };
  return {
    send: (request, signal) => sendOnce(routeTo(request.url), request, { milliseconds, ...(signal && { signal }) }),
    close,
  };
}

function routeOf(url: string, dispatcher: Route['dispatcher']): Route {
  const { origin, pathname, search } = new URL(url);
  return { dispatcher, origin, path: `${pathname}${search}` };
}

async function sendOnce(route: Route, request: TokenRequest, limits: Limits): Promise<Answer> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  try {
    return { response: await exchange(route, request, limits), seconds: elapsed() };
  } catch (error) {
    if (limits.signal?.aborted === true) throw error;
    if (error === late) return { none: 'timeout', detail: late.message, seconds: elapsed() };
    if (error === tooLarge) return { none: 'too-large', detail: tooLarge.message, seconds: elapsed() };
    return { none: reasonOf(error), detail: detailOf(error), seconds: elapsed() };
  }
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
