import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { TransportOptions } from '../dispatchers.ts';
import { proxyFor } from '../proxy.ts';
import { type Check, wrong } from './check.ts';
import { hostOf } from './handshake.ts';

/** Whether the host of the endpoint, or of the proxy to it, has an address. */
export async function checkName(url: URL, transport: TransportOptions): Promise<Check> {
  const proxy = proxyFor(url.href, transport.proxies ?? {});
  const host = hostOf(proxy === undefined ? url : new URL(proxy));
  const whose = proxy === undefined ? host : `the proxy ${host}`;
  if (isIP(host) !== 0) return { name: 'name', status: 'ok', message: `${whose} is an address` };
  try {
    const found = await lookup(host, { all: true });
    return { name: 'name', status: 'ok', message: `${whose} → ${found.map((one) => one.address).join(', ')}` };
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    const lost = code === 'ENOTFOUND' ? 'there is no host' : `the name server gave no answer (${code}) for`;
    return wrong('name', {
      at: proxy === undefined ? '/tokenEndpoint' : proxyVariable(url),
      message: `${lost} ${host}`,
      help:
        proxy === undefined
          ? 'Check how the host is spelled, and whether this machine needs a VPN or a proxy (HTTPS_PROXY) to reach it.'
          : 'Check the variable; NO_PROXY names hosts that are reached without a proxy.',
    });
  }
}

/** The environment variable that names the proxy for a URL. */
export function proxyVariable({ protocol }: URL): string {
  return protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
}
