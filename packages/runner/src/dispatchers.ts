import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { type Proxies, proxyFor } from './proxy.ts';

/** How to reach the endpoint. */
export interface TransportOptions {
  /** Seconds an answer may take, from the first octet sent to the last received. */
  readonly timeoutSeconds: number;
  /** PEM text of certificate authorities to trust beside the built-in ones. */
  readonly ca?: string;
  /** PEM text of a client certificate and its key. */
  readonly cert?: string;
  readonly certKey?: string;
  readonly proxies?: Proxies;
}

/** Connections to the endpoint, direct or through a proxy. */
export interface Dispatchers {
  readonly to: (url: string) => Dispatcher;
  readonly close: () => Promise<void>;
}

/**
 * Trust and client certificate, as TLS takes them.
 *
 * @throws Error when a PEM text cannot be read, or the key does not belong to the certificate
 */
export function secureContextOf({ ca, cert, certKey }: Omit<TransportOptions, 'timeoutSeconds'>): SecureContext {
  return createSecureContext({
    // What is given here replaces the built-in authorities, so these are named too.
    ...(ca !== undefined && { ca: [...getCACertificates('default'), ca] }),
    ...(cert !== undefined && { cert }),
    ...(certKey !== undefined && { key: certKey }),
  });
}

/** Opens connections as they are asked for. They speak HTTP/1.1: the cases are written for it. */
export function openDispatchers(options: TransportOptions): Dispatchers {
  const timeout = options.timeoutSeconds * 1000;
  const common = { headersTimeout: timeout, bodyTimeout: timeout, pipelining: 1, allowH2: false } as const;
  const tls = { timeout, secureContext: secureContextOf(options) };
  /** By origin, or by proxy. */
  const open = new Map<string, Dispatcher>();
  const opened = (place: string, newOne: () => Dispatcher): Dispatcher => {
    const one = open.get(place) ?? newOne();
    open.set(place, one);
    return one;
  };
  return {
    to: (url) => {
      const uri = proxyFor(url, options.proxies ?? {});
      const { origin } = new URL(url);
      return uri === undefined
        ? opened(`to ${origin}`, () => new Pool(origin, { ...common, connect: tls }))
        : opened(
            `through ${uri}`,
            () => new ProxyAgent({ ...common, uri, connectTimeout: timeout, requestTls: tls, proxyTls: tls }),
          );
    },
    close: async () => {
      await Promise.all([...open.values()].map((one) => one.destroy()));
    },
  };
}
