import { decodeBase64url } from '../../parse/base64url.ts';
import { decodeFormText } from '../../parse/form.ts';
import { decodeUtf8 } from '../../parse/utf8.ts';
import type { RequestView } from '../../rule.ts';
import type { Pair } from '../../subject.ts';

/** A client id and a secret as HTTP Basic authentication carries them. */
export interface BasicCredentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Reads the credentials of a Basic `Authorization` field; undefined when it is another scheme or cannot be read.
 *
 * Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1); what is not stands as it was sent.
 */
export function basicCredentials(authorization: string | undefined): BasicCredentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]*)={0,2}$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const decoded = decodeBase64url(encoded.replaceAll('+', '-').replaceAll('/', '_'));
  if (!decoded.ok) return undefined;
  const utf8 = decodeUtf8(decoded.octets);
  const text = utf8.ok ? utf8.text : decoded.octets;
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const user = text.slice(0, colon);
  const password = text.slice(colon + 1);
  return { user: decodeFormText(user) ?? user, password: decodeFormText(password) ?? password };
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
  const basic = basicCredentials(view.http.authorization);
  if (basic !== undefined && basic.password !== '') return '/http/authorization';
  return sentAt(view, 'client_secret');
}
