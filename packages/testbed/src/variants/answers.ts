import type { JsonObject } from '@assay/validator';
import type { Behaviour } from '../behaviour.ts';
import { looks, sends } from '../bench/witness.ts';
import type { Variant } from '../defect.ts';
import type { Reply } from '../scene.ts';

/** Members of the token answer set, or taken away with undefined. */
function answering(b: Behaviour, members: Record<string, unknown>): Behaviour {
  return {
    ...b,
    tokenBody: (scope, requested, policy) => ({ ...b.tokenBody(scope, requested, policy), ...members }) as JsonObject,
  };
}

function withHeaders(b: Behaviour, change: (headers: Reply['headers']) => Reply['headers']): Behaviour {
  return { ...b, headers: (status, policy) => change(b.headers(status, policy)) };
}

const TWO_SCOPES = { params: { scope: 'system/Patient.rs system/Observation.rs' } } as const;
const BAD = { claims: { aud: 'https://stranger.example' } } as const;

/** Lawful ways to answer. */
export const answerVariants: readonly Variant[] = [
  {
    id: '401-and-www-authenticate',
    title: 'a client that failed to authenticate is answered with 401 and a challenge',
    profiles: ['rfc7523', 'smart-backend-services', 'reltio-client-secret-jwt'],
    alter: (b) => ({
      ...b,
      errorStatus: (refusal, scene) => (refusal.reason === 'authentication' ? 401 : b.errorStatus(refusal, scene)),
    }),
    witness: sends(BAD),
  },
  {
    id: 'unauthorized-client-for-method',
    title: 'a client whose method is not switched on is answered unauthorized_client',
    profiles: ['rfc7523', 'smart-backend-services', 'reltio-client-secret-jwt'],
    mayWarn: ['error-code-preferred'],
    alter: (b) => ({
      ...b,
      errorCode: (refusal) => (refusal.detail === 'alg' ? 'unauthorized_client' : b.errorCode(refusal)),
    }),
    witness: sends({ header: { alg: 'HS999' } }),
  },
  {
    id: '415-and-405',
    title: 'what HTTP itself explains is answered by HTTP: 405, 413 and 415, in plain text',
    alter: (b) => ({
      ...b,
      finish: (reply, outcome, scene) => {
        const reason = outcome.kind === 'refused' ? outcome.refusal.reason : undefined;
        const status = { method: 405, 'media-type': 415, size: 413 }[reason as 'method'];
        if (status === undefined) return b.finish(reply, outcome, scene);
        const headers = { ...b.headers(status, scene.policy), 'Content-Type': 'text/plain' };
        return b.finish({ status, headers, body: 'not here, not so' }, outcome, scene);
      },
    }),
    witness: sends({ headers: { 'content-type': 'text/plain' } }),
  },
  {
    id: 'sparse-errors',
    title: 'an error has a code and not a word more',
    alter: (b) => ({ ...b, errorBody: (_refusal, code) => ({ error: code }) }),
    witness: looks(BAD, (reply) => Object.keys(reply.json)),
  },
  {
    id: 'scope-narrowing',
    title: 'of several scopes only the first is granted, and the answer says so',
    alter: (b) => ({
      ...b,
      grantScope: (requested, client, policy) => b.grantScope(requested, client, policy)?.slice(0, 1),
    }),
    witness: looks(TWO_SCOPES, (reply) => reply.json['scope']),
  },
  {
    id: 'scope-omitted-when-identical',
    title: 'the answer names the scope only when it is not the one asked for',
    profiles: ['rfc7523', 'reltio-client-secret-jwt'],
    alter: (b) => ({
      ...b,
      tokenBody: (scope, requested, policy) => {
        const { scope: granted, ...rest } = b.tokenBody(scope, requested, policy);
        return granted === undefined || granted === requested ? rest : { ...rest, scope: granted };
      },
    }),
    witness: looks({}, (reply) => reply.json['scope']),
  },
  {
    id: 'extra-response-members',
    title: 'the token answer has members of other specifications',
    alter: (b) => answering(b, { fhirContext: [], need_patient_banner: false, ext_expires_in: 600, id_token: null }),
    witness: looks({}, (reply) => Object.keys(reply.json)),
  },
  {
    id: 'bearer-in-capitals',
    title: 'token_type begins with a capital',
    alter: (b) => answering(b, { token_type: 'Bearer' }),
    witness: looks({}, (reply) => reply.json['token_type']),
  },
  {
    id: 'expires-in-absent',
    title: 'expires_in is left out, where it is only recommended',
    profiles: ['rfc7523'],
    mayWarn: ['response-expires-in-required'],
    alter: (b) => answering(b, { expires_in: undefined }),
    witness: looks({}, (reply) => reply.json['expires_in']),
  },
  {
    id: 'expires-in-an-hour',
    title: 'the access token lives an hour',
    alter: (b) => answering(b, { expires_in: 3600 }),
    witness: looks({}, (reply) => reply.json['expires_in']),
  },
  {
    id: 'refresh-token-returned',
    title: 'a refresh token comes with client credentials',
    mayWarn: ['response-no-refresh-token'],
    alter: (b) => answering(b, { refresh_token: 'cmVmcmVzaA' }),
    witness: looks({}, (reply) => reply.json['refresh_token']),
  },
  {
    id: 'no-pragma',
    title: 'Cache-Control alone forbids storing',
    profiles: ['rfc7523', 'smart-backend-services'],
    mayWarn: ['response-pragma'],
    alter: (b) => withHeaders(b, ({ Pragma: _old, ...rest }) => rest),
    witness: looks({}, (reply) => reply.headers['pragma']),
  },
  {
    id: 'cache-control-combined',
    title: 'no-store stands among other directives, in other letter case',
    alter: (b) => withHeaders(b, (headers) => ({ ...headers, 'Cache-Control': 'private, max-age=0, No-Store' })),
    witness: looks({}, (reply) => reply.headers['cache-control']),
  },
  {
    id: 'json-spelled-otherwise',
    title: 'answers are application/json without a charset, with spaces and lines',
    alter: (b) => ({
      ...withHeaders(b, (headers) => ({ ...headers, 'Content-Type': 'Application/JSON' })),
      finish: (reply, outcome, scene) =>
        b.finish({ ...reply, body: `\n${JSON.stringify(JSON.parse(reply.body), null, 2)}\n` }, outcome, scene),
    }),
    witness: looks({}, (reply) => reply.headers['content-type']),
  },
  {
    id: 'resource-challenge-spelled-otherwise',
    title: 'the resource challenges for several schemes, in lower case, and explains itself in a body',
    alter: (b) => ({
      ...b,
      resourceRefusal: (token) => ({
        ...b.resourceRefusal(token),
        headers: { 'WWW-Authenticate': 'basic realm="a, b", bearer realm="api"', 'Content-Type': 'application/json' },
        body: '{"error":"invalid_token"}',
      }),
    }),
    witness: async (bench) => {
      const reply = await bench.post({ method: 'GET', target: '/resource', headers: {}, body: '' });
      return String(reply.headers['www-authenticate']);
    },
  },
  {
    id: 'token-lives-as-long-as-the-assertion',
    title: 'the access token ends with the assertion that asked for it',
    alter: (b) => {
      let rest = 1;
      return {
        ...b,
        lifetimeAccepted: (exp, iat, scene) => {
          rest = Math.max(1, Math.floor(exp - scene.now));
          return b.lifetimeAccepted(exp, iat, scene);
        },
        tokenBody: (scope, requested, policy) => ({ ...b.tokenBody(scope, requested, policy), expires_in: rest }),
      };
    },
    witness: looks(
      (bench) => ({ claims: { exp: bench.now() + 50 } }),
      (reply) => reply.json['expires_in'],
    ),
  },
];
