import { get as getHttp, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';

/** A JSON document as it was served. */
export interface Fetched {
  readonly headers: IncomingHttpHeaders;
  readonly value: unknown;
}

const LIMIT_OCTETS = 1_048_576;
const TIMEOUT_MS = 3000;

function read(response: IncomingMessage, done: (value: Fetched | undefined) => void): void {
  if (response.statusCode !== 200) {
    response.resume();
    done(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let octets = 0;
  response.on('data', (chunk: Buffer) => {
    octets += chunk.length;
    if (octets > LIMIT_OCTETS) response.destroy(new Error('document too long'));
    else chunks.push(chunk);
  });
  response.on('error', () => done(undefined));
  response.on('end', () => {
    try {
      done({ headers: response.headers, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    } catch {
      done(undefined);
    }
  });
}

/**
 * Fetches a JSON document: no redirect is followed, 3 seconds and 1 MiB are the limit.
 *
 * @returns undefined when nothing usable came back
 */
export function fetchJson(url: string): Promise<Fetched | undefined> {
  return new Promise((resolve) => {
    try {
      const get = url.startsWith('https:') ? getHttps : getHttp;
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const request = get(url, { agent: false, signal, headers: { accept: 'application/json' } }, (response) =>
        read(response, resolve),
      );
      request.on('error', () => resolve(undefined));
    } catch {
      resolve(undefined);
    }
  });
}
