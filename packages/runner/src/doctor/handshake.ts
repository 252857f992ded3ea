import { once } from 'node:events';
import { request as startRequest } from 'node:http';
import { request as startTlsRequest } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { type PeerCertificate, connect as secure, type TLSSocket } from 'node:tls';
import { secureContextOf, type TransportOptions } from '../dispatchers.ts';
import { proxyFor } from '../proxy.ts';

/** How the opening of a connection went. */
export interface Handshake {
  /** What kept it from being opened. */
  readonly error?: { readonly code: string; readonly message: string };
  /** What the proxy answered, when it opened no tunnel. */
  readonly proxyStatus?: number;
  /** Why the certificate is not taken: a code of OpenSSL or Node. */
  readonly untrusted?: string;
  readonly certificate?: PeerCertificate;
  /** As `TLSv1.3`. */
  readonly protocol?: string;
}

/** The port of a URL. */
export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Opens a connection as a request would, looks at it, and closes it. Never throws for what the other side does. */
export async function shakeHands(url: URL, transport: TransportOptions, stop?: AbortSignal): Promise<Handshake> {
  const limit = AbortSignal.timeout(transport.timeoutSeconds * 1000);
  const signal = stop === undefined ? limit : AbortSignal.any([limit, stop]);
  const proxy = proxyFor(url.href, transport.proxies ?? {});
  let socket: Socket | undefined;
  try {
    if (proxy === undefined) socket = await open(url, signal);
    else {
      const through = await tunnel(url, { proxy: new URL(proxy), transport, signal });
      if (typeof through === 'number') return { proxyStatus: through };
      socket = through;
    }
    return url.protocol === 'https:' ? await shakeTls(socket, url, { transport, signal }) : {};
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return { error: { code: signal.aborted ? 'ETIMEDOUT' : code, message } };
  } finally {
    socket?.on('error', () => undefined).destroy();
  }
}

async function open(url: URL, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: hostOf(url), port: portOf(url) });
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
}

interface Way {
  readonly transport: TransportOptions;
  readonly signal: AbortSignal;
}

/** A way through the proxy, or the status with which it refused one (RFC 9110 section 9.3.6). */
async function tunnel(url: URL, { proxy, transport, signal }: Way & { readonly proxy: URL }): Promise<Socket | number> {
  if (url.protocol === 'http:') return open(proxy, signal);
  const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const start = proxy.protocol === 'https:' ? startTlsRequest : startRequest;
  const asked = start({
    host: hostOf(proxy),
    port: portOf(proxy),
    method: 'CONNECT',
    path: `${url.hostname}:${portOf(url)}`,
    headers: { host: `${url.hostname}:${portOf(url)}` },
    ...(proxy.protocol === 'https:' && { secureContext: secureContextOf(transport) }),
    signal,
  });
  if (login !== ':') asked.setHeader('proxy-authorization', `Basic ${Buffer.from(login).toString('base64')}`);
  asked.end();
  const [{ statusCode = 0 }, socket] = (await once(asked, 'connect')) as [{ readonly statusCode?: number }, Socket];
  if (statusCode === 200) return socket;
  socket.destroy();
  return statusCode;
}

/** Shakes hands whatever the certificate says, so that it can be looked at. */
async function shakeTls(socket: Socket, url: URL, { transport, signal }: Way): Promise<Handshake> {
  const host = hostOf(url);
  const wrapped: TLSSocket = secure({
    socket,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: secureContextOf(transport),
    rejectUnauthorized: false,
  });
  try {
    await once(wrapped, 'secureConnect', { signal });
    const untrusted = wrapped.authorized ? undefined : String(wrapped.authorizationError);
    return {
      certificate: wrapped.getPeerCertificate(),
      protocol: wrapped.getProtocol() ?? 'TLS',
      ...(untrusted !== undefined && { untrusted }),
    };
  } finally {
    wrapped.on('error', () => undefined).destroy();
  }
}
