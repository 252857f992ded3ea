import { randomUUID } from 'node:crypto';
import { base64url } from '../base64url.ts';
import { FORM_TYPE } from '../form.ts';
import type { AssertionDecisions, ClientBehaviour, FlowDecisions, Making, RequestDecisions } from './behaviour.ts';
import { firstKid } from './setup.ts';

/** The value of `client_assertion_type` (RFC 7523 section 2.2). */
export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Milliseconds before the end of its life at which a token is replaced, at most, and the part of its life. */
const margin = 10_000;
const marginPart = 0.3;
/** Seconds that a token lives whose answer does not say. */
const assumedLifetime = 60;
const mostTries = 4;

function audience({ setup: { policy }, errand }: Making): string {
  return policy.audiences.includes('token-endpoint') ? errand.tokenEndpoint : errand.issuer;
}

const assertions: AssertionDecisions = {
  own: (setup) => setup,
  keySet: ({ client }) => ({
    status: 200,
    headers: { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'max-age=60' },
    body: JSON.stringify(client.jwks ?? { keys: [] }),
  }),
  keyFor: ({ setup: { client, next }, errand }) =>
    errand.keyFile === undefined || next === undefined ? { key: client.key, ...firstKid(client) } : next,
  header: ({ setup: { policy, client } }) => ({
    alg: client.alg,
    typ: policy.types.includes('jwt') ? 'JWT' : policy.types[0],
    'x5t#S256': client.thumbprint,
  }),
  claims: ({ errand: { clientId }, setup: { policy }, now }) => ({
    iss: clientId,
    sub: clientId,
    exp: now + Math.min(90, policy.maxLifetimeSeconds - 10),
    iat: now,
  }),
  audience,
  jti: () => randomUUID(),
  jsonText: (members) => JSON.stringify(members),
  encodePart: base64url,
  signing: ({ setup: { client } }) => ({ alg: client.alg, key: client.key }),
  signatureOctets: (sign) => sign(),
  assertion: (_making, make) => make(),
};

const requests: RequestDecisions = {
  prepare: () => Promise.resolve(),
  parameters: (assertion, { errand: { scope } }) => [
    ['grant_type', 'client_credentials'],
    ...(scope === undefined ? [] : ([['scope', scope]] as const)),
    ['client_assertion_type', JWT_BEARER],
    ['client_assertion', assertion],
  ],
  encode: (pairs) => new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
  request: (body, { errand: { tokenEndpoint } }) => ({
    url: tokenEndpoint,
    method: 'POST',
    headers: { 'content-type': FORM_TYPE, accept: 'application/json' },
    body,
  }),
  follow: () => undefined,
  checkCertificate: true,
  patienceMs: 10_000,
};

const flow: FlowDecisions = {
  pauseAfter(tries, { status, headers }) {
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing || tries >= mostTries) return undefined;
    const asked = Number(headers['retry-after'] ?? 0);
    return Math.max(asked, 1.1 * tries);
  },
  readToken({ reply: { status, json }, at, assertion }) {
    const { access_token: token, token_type: type, expires_in: seconds = assumedLifetime } = json;
    if (status !== 200 || typeof token !== 'string' || token === '') return undefined;
    if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') return undefined;
    return { token, type, since: at, until: at + Number(seconds) * 1000, assertion };
  },
  stillGood: ({ since, until }, now) => now < until - Math.min(margin, (until - since) * marginPart),
  restore: () => undefined,
  keep: () => undefined,
  call: ({ token }, { errand: { resource } }) => ({
    url: resource,
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
    body: '',
  }),
  afterRefusal: (status, renewals) => (status === 401 && renewals === 0 ? 'renew' : 'fail'),
};

/** The client as it should be, under any policy: a new assertion for every request, bounded repetition, one token for many calls. */
export const correctClient: ClientBehaviour = { ...assertions, ...requests, ...flow };
