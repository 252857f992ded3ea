/** A change of a URL that makes a near miss. At most one member is used. */
export interface UrlChange {
  readonly suffix?: string;
  readonly prefix?: string;
  readonly hostSuffix?: string;
  readonly hostPrefix?: string;
  /** Replaces host and port. */
  readonly host?: string;
  readonly scheme?: string;
  readonly port?: string | number;
  readonly case?: 'upper-host' | 'upper-path';
  readonly dropLast?: number;
  readonly percent?: true;
  readonly userinfo?: string;
  readonly path?: string;
  readonly trailingSlash?: true;
  readonly fragment?: string;
  readonly query?: string;
  readonly dots?: string;
  readonly wide?: true;
}

const shape = /^([a-z][a-z0-9+.-]*):\/\/([^/?#:]*|\[[^\]]*\])(:\d+)?([^?#]*)(.*)$/i;

const changes: {
  readonly [name in keyof UrlChange]-?: (url: string, argument: NonNullable<UrlChange[name]>, parts: Parts) => string;
} = {
  suffix: (url, text) => url + text,
  prefix: (url, text) => text + url,
  hostSuffix: (_, text, p) => `${p.scheme}://${p.host}${text}${p.port}${p.path}${p.rest}`,
  hostPrefix: (_, text, p) => `${p.scheme}://${text}${p.host}${p.port}${p.path}${p.rest}`,
  host: (_, text, p) => `${p.scheme}://${text}${p.path}${p.rest}`,
  scheme: (_, text, p) =>
    `${text === p.scheme ? (text === 'http' ? 'https' : 'http') : text}://${p.host}${p.port}${p.path}${p.rest}`,
  port: (_, port, p) => `${p.scheme}://${p.host}:${port}${p.path}${p.rest}`,
  case: (_, which, p) =>
    which === 'upper-host'
      ? `${p.scheme.toUpperCase()}://${p.host.toUpperCase()}${p.port}${p.path}${p.rest}`
      : `${p.scheme}://${p.host}${p.port}${p.path.toUpperCase()}${p.rest}`,
  dropLast: (url, count) => url.slice(0, url.length - count),
  percent: (_, __, p) => `${p.scheme}://${p.host}${p.port}${percentEncoded(p.path)}${p.rest}`,
  userinfo: (_, text, p) => `${p.scheme}://${text}@${p.host}${p.port}${p.path}${p.rest}`,
  path: (_, text, p) => `${p.scheme}://${p.host}${p.port}${text}${p.rest}`,
  trailingSlash: (url, _, p) =>
    `${p.scheme}://${p.host}${p.port}${p.path.endsWith('/') ? p.path.slice(0, -1) : `${p.path}/`}${url.includes('?') ? p.rest : ''}`,
  fragment: (url, text) => `${url}#${text}`,
  query: (url, text) => `${url}${url.includes('?') ? '&' : '?'}${text}`,
  dots: (url, text) => url.replaceAll('.', text),
  wide: widened,
};

interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly rest: string;
}

/** Changes a URL as text: nothing is normalised, for the spelling is what is tested (RFC 3986 section 6.2.1). */
export function changeUrl(url: string, change: UrlChange): string {
  const [, scheme = '', host = '', port = '', path = '', rest = ''] = shape.exec(url) ?? [];
  const parts: Parts = { scheme, host, port, path, rest };
  for (const name of Object.keys(changes) as (keyof UrlChange)[]) {
    const argument = change[name];
    const make = changes[name] as (url: string, argument: unknown, parts: Parts) => string;
    if (argument !== undefined) return make(url, argument, parts);
  }
  return url;
}

/** The text with its first letter in full width, which a compatibility normalisation (NFKC) makes plain again. */
export function widened(text: string): string {
  return text.replace(/[a-z]/i, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

function percentEncoded(path: string): string {
  const at = path.search(/[a-z]/i);
  return at < 0 ? path : `${path.slice(0, at)}%${path.charCodeAt(at).toString(16)}${path.slice(at + 1)}`;
}
