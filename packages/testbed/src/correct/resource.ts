import type { ResourceDecisions } from '../behaviour.ts';

/** The Bearer scheme of RFC 6750 section 2.1; scheme names know no letter case. */
const BEARER = /^bearer +([\w.~+/-]+=*)$/i;

/** How the correct resource lets in and turns away (RFC 6750 sections 2.1 and 3). */
export const resourceDecisions: ResourceDecisions = {
  presentedToken: ({ authorization }) => BEARER.exec(authorization ?? '')?.[1],
  tokenOpens: (token, { tokens, now }) => (token === undefined ? false : (tokens.until(token) ?? 0) > now),
  resourceRefusal: (token) => ({
    status: 401,
    headers: {
      'WWW-Authenticate': token === undefined ? 'Bearer realm="api"' : 'Bearer realm="api", error="invalid_token"',
    },
    body: '',
  }),
};
