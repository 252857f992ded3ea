import type { TransportOptions } from '../dispatchers.ts';
import { certificateCause, certificateNote } from './certificate.ts';
import { type Cause, type Check, wrong } from './check.ts';
import { type Handshake, portOf, shakeHands } from './handshake.ts';
import { proxyVariable } from './name.ts';

/** Whether a connection can be opened: TCP, the tunnel of a proxy, TLS with a certificate that is trusted. */
export async function checkConnection(url: URL, transport: TransportOptions, signal?: AbortSignal): Promise<Check> {
  const hands = await shakeHands(url, transport, signal);
  const cause = connectionCause(url, hands, transport) ?? certificateCause(url, hands, transport);
  if (cause !== undefined) return wrong('connection', cause);
  const place = placeOf(url);
  if (hands.certificate === undefined) return { name: 'connection', status: 'ok', message: `${place} listens` };
  const { text, soon } = certificateNote(hands.certificate);
  return { name: 'connection', status: soon ? 'note' : 'ok', message: `${place}, ${hands.protocol}; ${text}` };
}

/** Host and port, as people write them. */
export function placeOf(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

/** Whether TLS is spoken where plain HTTP was asked for. */
export async function speaksTls(url: URL, transport: TransportOptions): Promise<boolean> {
  const { certificate } = await shakeHands(new URL(url.href.replace(/^http:/, 'https:')), transport);
  return certificate !== undefined;
}

/** http was written where https is spoken. */
export function plainForTls(url: URL): Cause {
  return {
    at: '/tokenEndpoint',
    message: `says http, and ${placeOf(url)} speaks TLS`,
    help: `Write ${url.href.replace(/^http:/, 'https:')}`,
  };
}

const firewall = 'Check host and port, and whether a firewall, a VPN or a proxy (HTTPS_PROXY) stands between.';

function connectionCause(url: URL, { error, proxyStatus }: Handshake, transport: TransportOptions): Cause | undefined {
  const place = placeOf(url);
  if (proxyStatus !== undefined) return proxyCause(url, proxyStatus);
  if (error === undefined) return undefined;
  const at = '/tokenEndpoint';
  const { code } = error;
  if (code === 'ECONNREFUSED')
    return { at, message: `nobody listens at ${place}`, help: 'Check host and port, and that the endpoint runs.' };
  if (code === 'ETIMEDOUT')
    return { at, message: `${place} took no connection within ${transport.timeoutSeconds} s`, help: firewall };
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|^EPROTO$/.test(code)) {
    const help = `Write ${url.href.replace(/^https:/, 'http:')}, or the port where the endpoint speaks TLS.`;
    return { at, message: `says https, and ${place} does not speak TLS`, help };
  }
  if (/ALERT/.test(code)) return alertCause(place, code, transport);
  const help = url.protocol === 'https:' ? `${firewall} It may not speak TLS at all.` : firewall;
  return { at, message: `no connection to ${place}: ${error.code || error.message}`, help };
}

/** The other side refused the handshake; most often it wants to know who is there. */
function alertCause(place: string, code: string, { cert }: TransportOptions): Cause {
  return {
    at: '/cert',
    message: `${place} refused the TLS handshake (${code})`,
    help:
      cert === undefined
        ? 'Most likely it asks for a client certificate: name one in "cert", and its key in "certKey".'
        : 'Most likely it does not take the certificate in "cert": check who issued it, and until when it is good.',
  };
}

/** A proxy answered in place of the endpoint. */
export function proxyCause(url: URL, status: number): Cause {
  const at = proxyVariable(url);
  if (status === 407)
    return {
      at,
      message: 'the proxy asks for a login (407), or does not take the one it was given',
      help: 'Write it into the variable, as http://user:password@host:port.',
    };
  return {
    at,
    message: `the proxy opened no way to ${placeOf(url)} (${status})`,
    help: 'Check what the proxy lets through; NO_PROXY names hosts that are reached without it.',
  };
}
