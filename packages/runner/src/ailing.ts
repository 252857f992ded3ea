import type { ServerResponse } from 'node:http';
import type { SetAilment } from '@assay/cases';

/** The set that an ailing answer falls short of, and where strangers' keys lie. */
export interface Wanted {
  /** The JSON text of the set. */
  readonly text: string;
  /** Path of another set on the same server. */
  readonly elsewhere: string;
}

/** Seconds until a slow answer comes, and until one without end is given up. */
export const slowSeconds = 20;

/** Octets of an endless answer: far more than any set needs, and little enough to harm nobody. */
const endlessOctets = 16 * 1024 * 1024;

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const;
const html = { 'content-type': 'text/html', 'cache-control': 'no-store' } as const;
const page = '<!doctype html><title>Maintenance</title><p>We are back soon.';

/** Answers a request for a key set as a host in trouble does. */
export function ail(response: ServerResponse, ailment: SetAilment, { text, elsewhere }: Wanted): void {
  response.on('error', () => undefined);
  const deeds: Readonly<Record<SetAilment, () => void>> = {
    slow: () => later(response, () => response.writeHead(200, json).end(text)),
    broken: () => void response.writeHead(200, json).end(text.slice(0, -8)),
    'status:500': () => void response.writeHead(500, html).end(page),
    endless: () => flood(response.writeHead(200, json)),
    redirect: () => void response.writeHead(302, { location: elsewhere, 'cache-control': 'no-store' }).end(),
  };
  deeds[ailment]();
}

/** Waits on the clock of the machine, for whoever asks waits on it too; holds nobody up who wants to leave. */
function later(response: ServerResponse, then: () => void): void {
  const timer = setTimeout(then, slowSeconds * 1000);
  timer.unref();
  response.on('close', () => clearTimeout(timer));
}

/** Begins a set and goes on with space as fast as it is read, then falls silent. */
function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, ' ');
  let left = endlessOctets;
  response.write('{"keys":[');
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return;
    }
  };
  response.on('drain', more);
  later(response, () => response.destroy());
  more();
}
