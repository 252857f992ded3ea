import { type Pair, parseSubject, type TokenRequest } from '@assay/validator';
import type { Issued, Session } from './session.ts';

/** The token that a request presents in its Authorization field, whatever the form; undefined when there is none. */
export function presentedToken(request: TokenRequest): string | undefined {
  const field = authorizationOf(request.headers);
  return field === undefined ? undefined : field.trim().split(/ +/).at(-1);
}

/** The value of the Authorization field; undefined when there is none. */
export function authorizationOf(headers: readonly Pair[]): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
}

/** The token of a session that this text is. */
export function issuedAs(session: Session, token: string | undefined): Issued | undefined {
  return session.tokens.find((one) => one.token === token);
}

/** The scope that a token request asks for; undefined when it asks for none. */
export function requestedScope(request: TokenRequest): string | undefined {
  return parseSubject(request).params?.find(([name]) => name === 'scope')?.[1];
}
