import { createHash } from 'node:crypto';
import type { Facts, Finding, Pair, TokenRequest } from '@assay/validator';
import { type Redactor, redacted } from '../redact.ts';
import type { Sent } from './deed.ts';

/** Where a request came in. `elsewhere` is another origin than that of the session. */
export type Place = 'token' | 'resource' | 'document' | 'elsewhere' | 'other';

/**
 * One exchange of `assay certify`, without anything secret: it may be kept and judged again.
 *
 * The third part of every assertion is replaced by the base64url of its SHA-256; the first two stand as sent.
 */
export interface RecordedExchange {
  readonly session: string;
  /** 1 for the first of the run. */
  readonly nth: number;
  readonly place: Place;
  /** Arrival, in milliseconds since 1970. */
  readonly at: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Pair[];
    readonly body: string;
  };
  /** Absent when the connection was broken on purpose. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** What the request was judged with, and what was found; only at the token endpoint. */
  readonly facts?: Facts;
  readonly findings?: readonly Finding[];
}

const shownHeaders = new Set(['accept', 'content-type', 'content-length', 'host', 'user-agent', 'connection']);
/** A compact JWS: its first part is a JSON object in base64url, which white space may begin. */
const compact = /\b(e[wy][\w-]{14,}\.[\w-]*)\.([\w-]+)/g;

/** Writes a request down without its secrets. */
export function recordRequest(request: TokenRequest, redactor: Redactor): RecordedExchange['request'] {
  return {
    method: request.method,
    url: clean(request.url, redactor),
    headers: request.headers.map(([name, value]) => [name, shownHeader(name, value, redactor)]),
    body: clean(textOf(request), redactor),
  };
}

/** Writes findings down without what their messages may show of the request. */
export function recordFindings(findings: readonly Finding[], redactor: Redactor): readonly Finding[] {
  return findings.map(({ message, actual, expected, ...one }) => ({
    ...one,
    message: redactor.redact(message),
    ...(expected !== undefined && { expected: redactor.redact(expected) }),
    ...(actual !== undefined && { actual: redactor.redact(actual) }),
  }));
}

/** Writes an answer down without the tokens in it. */
export function recordAnswer({ status, headers, body }: Sent, redactor: Redactor): RecordedExchange['response'] {
  return { status, headers, body: redactor.redact(body) };
}

/** The body of a request as text; octets that are not UTF-8 become replacement characters. */
export function textOf({ body }: Pick<TokenRequest, 'body'>): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

function shownHeader(name: string, value: string, redactor: Redactor): string {
  if (shownHeaders.has(name.toLowerCase())) return redactor.redact(value);
  // The scheme says how the client authenticates; what follows is secret.
  const scheme = name.toLowerCase() === 'authorization' ? /^[A-Za-z]+ +/.exec(value)?.[0] : undefined;
  return `${scheme ?? ''}${redacted}`;
}

function clean(text: string, redactor: Redactor): string {
  return redactor.redact(
    text
      .replace(compact, (_, kept: string, signature: string) => `${kept}.${digestOf(signature)}`)
      .replace(/((?:^|[?&])(?:client_secret|password|access_token|refresh_token|code)=)[^&#]+/g, `$1${redacted}`)
      .replace(/("(?:client_secret|password|access_token|refresh_token)"\s*:\s*")[^"]+/g, `$1${redacted}`),
  );
}

/** A signature as a record keeps it. */
export function digestOf(signature: string): string {
  return createHash('sha256').update(signature).digest('base64url');
}
