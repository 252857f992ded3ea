import type { Target } from '@assay/cases';
import type { TokenRequest, TokenResponse } from '@assay/validator';
import { parseResponse } from '@assay/validator';
import { clockOffset, worstOffsetSeconds } from '../clock.ts';
import type { TransportOptions } from '../dispatchers.ts';
import type { Answer } from '../transport.ts';
import { type Cause, type Check, type Way, wrong } from './check.ts';
import { placeOf, plainForTls, proxyCause, speaksTls } from './connection.ts';

/** A token request without any credentials: whoever speaks for a token endpoint answers it, and nothing is used up. */
export function bareRequest({ tokenEndpoint, headers }: Target): TokenRequest {
  return {
    method: 'POST',
    url: tokenEndpoint,
    headers: [
      ...headers,
      ['accept', 'application/json'],
      ['accept-encoding', 'identity'],
      ['content-type', 'application/x-www-form-urlencoded'],
    ],
    body: 'grant_type=client_credentials',
  };
}

/** What can be told from an answer, or from none, without knowing anything of OAuth. */
export async function transportCause(way: Way, answer: Answer): Promise<Cause | undefined> {
  const { url, transport } = way;
  const cause = 'none' in answer ? silenceCause(url, answer, transport) : placeCause(way, answer.response);
  if (cause === undefined || url.protocol === 'https:') return cause;
  // Servers that speak TLS close a plain connection, or answer 400 in HTML.
  return (await speaksTls(url, transport)) ? plainForTls(url) : cause;
}

function silenceCause(
  url: URL,
  { none, detail }: Extract<Answer, { none: unknown }>,
  { timeoutSeconds, cert }: TransportOptions,
): Cause {
  const at = '/tokenEndpoint';
  const place = placeOf(url);
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE/.test(detail) || (none === 'reset' && tls(url)))
    return {
      at: '/cert',
      message: `${place} ended the connection after the TLS handshake`,
      help:
        cert === undefined
          ? 'Most likely it asks for a client certificate: name one in "cert", and its key in "certKey".'
          : 'Most likely it does not take the certificate in "cert": check who issued it, and until when it is good.',
    };
  if (detail.includes('Proxy Authentication Required')) return proxyCause(url, 407);
  if (none === 'timeout')
    return {
      at,
      message: `${place} took the request and gave no answer within ${timeoutSeconds} s`,
      help: 'Check that the endpoint is healthy; "timeoutSeconds" allows it more time.',
    };
  const shown = detail === '' ? none : detail;
  return {
    at,
    message: `${place} answered nothing that is HTTP: ${shown}`,
    help: 'Check scheme, host and port: something else listens there.',
  };
}

function tls({ protocol }: URL): boolean {
  return protocol === 'https:';
}

/** Where the answer shows that this is no token endpoint, or not the place of it. */
function placeCause(way: Way, response: TokenResponse): Cause | undefined {
  const { url, redact } = way;
  const { status } = response;
  const at = '/tokenEndpoint';
  if (status === 407) return proxyCause(url, status);
  if (status >= 300 && status < 400) return redirectCause(way, response);
  if (typeof parseResponse(response).members['error'] === 'string') return undefined;
  if ([404, 405, 410, 501].includes(status))
    return {
      at,
      message: `${url.pathname} answers ${status} to POST`,
      help: 'Most likely the path is another: see "token_endpoint" in the metadata of the server.',
    };
  const type = redact(fieldOf(response, 'content-type'));
  if (!/json/i.test(type) && status < 300)
    return {
      at,
      message: `${url.pathname} answers ${status} with ${type === '' ? 'no content type' : type.slice(0, 40)}, not with JSON`,
      help: 'This is a page, not the token endpoint: check the path.',
    };
  return undefined;
}

function redirectCause({ url, redact }: Way, response: TokenResponse): Cause {
  const location = redact(fieldOf(response, 'location'));
  const wanted = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  const secured = url.protocol === 'http:' && wanted?.protocol === 'https:';
  return {
    at: '/tokenEndpoint',
    message: `POST is redirected (${response.status})${location === '' ? '' : ` to ${location.slice(0, 200)}`}`,
    help:
      wanted === undefined
        ? 'Redirects are not followed: name the URL that answers.'
        : `Redirects are not followed${secured ? ', and https is asked for' : ''}: write ${(wanted.origin + wanted.pathname).slice(0, 200)}`,
  };
}

function fieldOf({ headers }: TokenResponse, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

/** How far the clocks are apart, from the Date header of an answer. */
export function checkClock(answer: Answer, now: number): Check {
  const offset = 'none' in answer ? undefined : clockOffset(answer.response.headers, now);
  if (offset === undefined) return { name: 'clock', status: 'note', message: 'the endpoint tells no time (no Date)' };
  const apart = clockWords(offset);
  if (Math.abs(offset) > worstOffsetSeconds) return wrong('clock', clockCause(offset));
  return { name: 'clock', status: Math.abs(offset) > 30 ? 'note' : 'ok', message: apart };
}

/** The clocks are too far apart for anything to be said. */
export function clockCause(offset: number): Cause {
  return {
    at: '/tokenEndpoint',
    message: clockWords(offset),
    help: 'Set both clocks by NTP; assertions live for minutes only.',
  };
}

function clockWords(offset: number): string {
  if (offset === 0) return "the endpoint's clock agrees with this machine's";
  return `the endpoint's clock is ${Math.abs(offset)} s ${offset > 0 ? 'ahead of' : 'behind'} this machine's`;
}
