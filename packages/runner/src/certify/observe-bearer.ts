import { parseSubject } from '@assay/validator';
import { authorizationOf } from './bearer.ts';
import type { Observed } from './request-tally.ts';
import type { ResourceCall, Session } from './session.ts';

const rule = 'bearer-header-format';

/**
 * How a call of the resource presents its token (RFC 6750 section 2). A call without any token is not judged: it may ask
 * what it needs.
 */
export function observeBearer(call: ResourceCall, session: Session): readonly Observed[] | undefined {
  const { request } = call;
  const field = authorizationOf(request.headers);
  const { http, params = [] } = parseSubject(request);
  const isToken = (value: string) => session.tokens.some(({ token }) => token === value);
  const holds = (pairs: readonly (readonly [name: string, value: string])[]) =>
    pairs.some(([name, value]) => name === 'access_token' || isToken(value));
  const inQuery = holds(http?.query ?? []);
  const inBody = holds(params);
  if (field === undefined && !inQuery && !inBody) return undefined;
  return [
    ...(inQuery ? [{ rule, message: 'the access token was sent in the URI' }] : []),
    ...(inBody ? [{ rule, level: 'SHOULD' as const, message: 'the access token was sent in the body' }] : []),
    ...(field === undefined ? [] : inField(field, session)),
  ];
}

function inField(field: string, { arrivals }: Session): readonly Observed[] {
  if (arrivals.some(({ assertion }) => assertion !== undefined && field.includes(assertion)))
    return [{ rule, message: 'the assertion itself was presented as an access token' }];
  const [, scheme = '', spaces = '', token = ''] = /^([^ ]*)( *)(.*)$/s.exec(field) ?? [];
  if (scheme.toLowerCase() !== 'bearer')
    return [{ rule, message: `the Authorization field begins with ${start(scheme)}` }];
  if (token === '') return [{ rule, message: 'the Authorization field names the scheme Bearer and holds no token' }];
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token))
    return [{ rule, message: 'what follows Bearer is no token: it holds characters that no token has' }];
  const level = 'SHOULD' as const;
  if (scheme !== 'Bearer')
    return [{ rule, level, message: `the scheme is written "${scheme}"; many servers know it as Bearer only` }];
  if (spaces.length > 1)
    return [{ rule, level, message: `Bearer is followed by ${spaces.length} spaces; one is usual` }];
  return [];
}

/** A scheme that was left out shows the token, so only a short word is told. */
function start(scheme: string): string {
  return /^[A-Za-z]{1,12}$/.test(scheme) ? `"${scheme}" instead of Bearer` : 'something else than Bearer and a space';
}
