import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@assay/validator';
import type { AnswerDecisions } from '../behaviour.ts';
import type { Policy } from '../policy.ts';
import type { Reason, Refusal, Scene } from '../scene.ts';

/** The one text for every failed authentication: which check failed is nobody's business outside. */
const AUTHENTICATION_FAILED = 'client authentication failed';

/** A scope of RFC 6749 section 3.3: tokens of visible ASCII without quote and backslash, one space between. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;

const CODES: Readonly<Record<Reason, string>> = {
  method: 'invalid_request',
  'media-type': 'invalid_request',
  size: 'invalid_request',
  malformed: 'invalid_request',
  authentication: 'invalid_client',
  'grant-missing': 'invalid_request',
  grant: 'unsupported_grant_type',
  scope: 'invalid_scope',
};

const TEXTS: Readonly<Record<Reason, string>> = {
  method: 'the token endpoint is used with POST',
  'media-type': 'the request body is a form',
  size: 'the request is too long',
  malformed: 'the request is malformed',
  authentication: AUTHENTICATION_FAILED,
  'grant-missing': 'grant_type is missing',
  grant: 'the grant type is not supported',
  scope: 'the scope is not available',
};

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'application/json;charset=UTF-8',
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
};

function errorStatus({ reason }: Refusal, { policy, request }: Scene): number {
  if (policy.always400) return 400;
  if (reason === 'method') return 405;
  if (reason === 'size') return 413;
  return reason === 'authentication' && request.headers.authorization !== undefined ? 401 : 400;
}

function metadata(issuer: string, tokenEndpoint: string, policy: Policy): JsonObject {
  return {
    issuer,
    token_endpoint: tokenEndpoint,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: Object.keys(policy.algs),
    token_endpoint_auth_signing_alg_values_supported: Object.values(policy.algs).flat(),
    ...(policy.profile === 'smart-backend-services' ? { capabilities: ['client-confidential-asymmetric'] } : {}),
  };
}

/** How the correct endpoint grants and answers (RFC 6749 sections 3.3, 4.4.3, 5.1 and 5.2). */
export const answerDecisions: AnswerDecisions = {
  grantRefused: (grant) => {
    if (grant === undefined) return 'grant-missing';
    return grant === 'client_credentials' ? undefined : 'grant';
  },
  grantScope: (requested, client, policy) => {
    if (requested === undefined) return policy.requireScope ? undefined : client.scopes;
    if (!SCOPE.test(requested)) return undefined;
    const granted = [...new Set(requested.split(' '))].filter((token) => client.scopes.includes(token));
    return granted.length === 0 ? undefined : granted;
  },
  tokenBody: (scope, _requested, policy) => ({
    access_token: randomBytes(32).toString('base64url'),
    token_type: 'bearer',
    expires_in: policy.expiresInSeconds,
    ...(scope.length === 0 ? {} : { scope: scope.join(' ') }),
  }),
  tokenStatus: () => 200,
  errorCode: ({ reason }) => CODES[reason],
  errorStatus,
  errorBody: ({ reason }, code) => ({ error: code, error_description: TEXTS[reason] }),
  headers: (status) => (status === 405 ? { ...HEADERS, Allow: 'POST' } : HEADERS),
  challenge: (status) => (status === 401 ? { 'WWW-Authenticate': 'Basic realm="token"' } : {}),
  finish: (reply) => reply,
  // A check that throws has not passed. Nothing in a request leads here; if something does, the answer is a refusal.
  onCrash: () => ({
    status: 400,
    headers: HEADERS,
    body: JSON.stringify({ error: 'invalid_request', error_description: TEXTS.malformed }),
  }),
  metadata,
};
