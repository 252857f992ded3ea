import { isLoopback } from '@assay/cases';

/** Proxies to go through, as environments name them: one for each scheme, and the hosts that are reached directly. */
export interface Proxies {
  /** URL of the proxy for http endpoints. */
  readonly http?: string;
  /** URL of the proxy for https endpoints. */
  readonly https?: string;
  /** Hosts without a proxy: names with their subdomains, optionally with a port, separated by commas; `*` is all. */
  readonly except?: string;
}

/** The proxy to take to a URL; none for this machine, which no proxy could reach. */
export function proxyFor(url: string, { http, https, except = '' }: Proxies): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  const proxy = protocol === 'https:' ? https : http;
  if (proxy === undefined || isLoopback(url)) return undefined;
  const own = { host: bare(hostname), port: port === '' ? (protocol === 'https:' ? '443' : '80') : port };
  const excepted = except.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry.toLowerCase(), own));
  return excepted ? undefined : proxy;
}

function covers(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  if (entry === '*') return true;
  // An IPv6 address with a port stands in brackets; without brackets its colons are its own.
  const [, name = entry, at] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
  const covered = bare(name.replace(/^\*?\./, ''));
  return (at === undefined || at === port) && (host === covered || host.endsWith(`.${covered}`));
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
