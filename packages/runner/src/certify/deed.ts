import type { ServerResponse } from 'node:http';
import type { JsonObject } from '@assay/validator';

/** What the harness does with one request. */
export interface Deed {
  /** Milliseconds to wait first. */
  readonly delay?: number;
  /** Breaks the connection instead of answering. */
  readonly reset?: true;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as it was sent; undefined for a broken connection. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Header fields of every answer of a token endpoint (RFC 6749 section 5.1). */
const tokenHeaders = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', Pragma: 'no-cache' } as const;

/** An answer with a JSON body that nobody stores. */
export function json(body: JsonObject, status = 200, headers: Readonly<Record<string, string>> = {}): Deed {
  return { status, headers: { ...tokenHeaders, ...headers }, body: JSON.stringify(body) };
}

/** A refusal of the token endpoint (RFC 6749 section 5.2). */
export function refusal(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Deed {
  return json({ error }, status, headers);
}

/** Carries a deed out. Nothing is told when the other side has gone away. */
export async function perform(deed: Deed, response: ServerResponse, wait: Wait): Promise<Sent | undefined> {
  if (deed.delay !== undefined) await wait(deed.delay).catch(() => undefined);
  if (deed.reset === true) {
    response.destroy();
    return undefined;
  }
  const sent = { status: deed.status ?? 200, headers: deed.headers ?? {}, body: deed.body ?? '' };
  response.writeHead(sent.status, sent.headers).end(sent.body);
  return sent;
}

/** Waits. Milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;
