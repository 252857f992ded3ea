import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@assay/validator';
import { lenientBase64url } from '../../base64url.ts';
import { queryPairs } from '../../form.ts';
import { objectIn } from '../../json-object.ts';
import type { Pairs } from '../../scene.ts';

/** A request that a client sent, taken apart without any judgement. */
export interface SeenRequest {
  readonly path: string;
  readonly method: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly params: Pairs;
  readonly assertion: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
}

/** An answer as a script gives it. */
export interface ScriptedReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Breaks the connection instead. */
  readonly reset?: true;
  readonly delayMs?: number;
}

/** A server that writes down what comes and answers as it is told. */
export interface Recorder {
  readonly origin: string;
  readonly seen: SeenRequest[];
  readonly close: () => Promise<void>;
}

/** Starts a recorder on a free port. */
export async function startRecorder(answer: (request: SeenRequest) => ScriptedReply): Promise<Recorder> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    read(request).then(
      (one) => {
        seen.push(one);
        reply(response, answer(one));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, seen, close: () => closed(server) };
}

function reply(
  response: ServerResponse,
  { status = 200, headers, body = '', reset, delayMs = 0 }: ScriptedReply,
): void {
  if (reset === true) return void response.destroy();
  setTimeout(() => response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body), delayMs);
}

async function read(request: IncomingMessage): Promise<SeenRequest> {
  const at = Date.now();
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const body = Buffer.concat(chunks).toString('utf8');
  const params = [...queryPairs(`?${body}`), ...queryPairs(`?${query}`)];
  const assertion = params.find(([name]) => name === 'client_assertion')?.[1] ?? '';
  const [header = '', claims = ''] = assertion.split('.').map((part) => lenientBase64url(part).toString('utf8'));
  const { method = '', headers, rawHeaders } = request;
  const parts = { header: objectIn(header) ?? {}, claims: objectIn(claims) ?? {} };
  return { path, method, query, headers, rawHeaders, body, at, params, assertion, ...parts };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
