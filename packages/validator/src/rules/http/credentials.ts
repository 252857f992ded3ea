import { decodeBase64url } from '../../parse/base64url.ts';
import type { RequestView } from '../../rule.ts';
import type { Pair } from '../../subject.ts';

/** Whether an `Authorization` field carries a password in the Basic scheme that can be read (RFC 7617 section 2). */
export function hasPassword(authorization: string | undefined): boolean {
  if (authorization === undefined) return false;
  const encoded = /^basic +([A-Za-z0-9+/]*)={0,2}$/i.exec(authorization)?.[1] ?? '';
  const decoded = decodeBase64url(encoded.replaceAll('+', '-').replaceAll('/', '_'));
  return decoded.ok && /:./s.test(decoded.octets);
}

/** Whether an `Authorization` field names the Basic scheme, readable or not. */
export function isBasic(authorization: string | undefined): boolean {
  return /^basic(?: |$)/i.test(authorization ?? '');
}

/** Where a parameter with a value was sent, as a path: in the body, else in the query; undefined when in neither. */
export function sentAt({ http, params }: RequestView, name: string): string | undefined {
  const named = ([one, value]: Pair) => one === name && value !== '';
  if (params.some(named)) return `/params/${name}`;
  return http.query.some(named) ? '/http/query' : undefined;
}

/** Where a secret itself travels, as a path: a client_secret, or Basic with a password; undefined when nowhere. */
export function secretAt(view: RequestView): string | undefined {
  return hasPassword(view.http.authorization) ? '/http/authorization' : sentAt(view, 'client_secret');
}
