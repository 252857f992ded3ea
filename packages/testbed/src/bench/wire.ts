import { type IncomingMessage, request as startRequest } from 'node:http';
import { request as startTlsRequest } from 'node:https';
import { isJsonObject, type Json, type JsonObject } from '@assay/validator';
import type { WireReply, WireRequest } from './witness.ts';

function objectIn(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

function silence(text: string): WireReply {
  return { status: 0, headers: {}, text, json: {} };
}

async function replyOf(response: IncomingMessage): Promise<WireReply> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = response.headers as Readonly<Record<string, string>>;
  return { status: response.statusCode ?? 0, headers, text, json: objectIn(text) };
}

/** How a request is sent. */
export interface Sending {
  /** Milliseconds after which silence counts as an answer. */
  readonly waitMs: number;
  readonly tls?: { readonly ca?: string; readonly rejectUnauthorized: boolean };
}

/** Sends one request on a connection of its own. */
export function exchange(url: string, wire: WireRequest, { waitMs, tls }: Sending): Promise<WireReply> {
  return new Promise((resolve) => {
    const length = Buffer.byteLength(wire.body);
    const chunked = wire.headers['transfer-encoding'] !== undefined;
    const headers = { ...wire.headers, ...(length === 0 || chunked ? {} : { 'content-length': length }) };
    const target = wire.target === undefined ? {} : { path: wire.target };
    const options = { method: wire.method, headers, agent: false, ...target };
    const request = url.startsWith('https:')
      ? startTlsRequest(url, { ...options, ...tls })
      : startRequest(url, options);
    const timer = setTimeout(() => {
      resolve(silence('timeout'));
      request.destroy();
    }, waitMs);
    const finish = (reply: WireReply): void => {
      clearTimeout(timer);
      resolve(reply);
    };
    request.on('error', () => finish(silence('reset')));
    request.on('response', (response) => {
      replyOf(response).then(finish, () => finish(silence('reset')));
    });
    request.end(wire.body);
  });
}
