import type { RefusalClass } from '../../src/facts.ts';
import type { Profile, Refusal } from '../../src/profile.ts';
import type { Params, Rule } from '../../src/rule.ts';

/** Parameters under which the clean request and the clean answer break nothing. */
const defaults: Readonly<Record<string, Params>> = {
  'grant-type-accepted': { accept: ['client_credentials'] },
  'scope-system': { prefixes: ['system/'] },
  'kid-known': { several: 'fail' },
  'typ-value': { accept: ['JWT'] },
  'typ-spelling': { accept: ['JWT'] },
  'typ-not-other-kind': { kinds: ['at+jwt', 'dpop+jwt', 'logout+jwt', 'secevent+jwt'] },
  // With alg among them, crit-wellformed alone tells that a parameter of RFC 7515 is no extension.
  'crit-understood': { understood: ['x-known'] },
  'rsa-key-size': { bits: 2048 },
  'ec-key-size': { bits: 224 },
  'eddsa-curve-allowed': { accept: ['Ed25519', 'Ed448'] },
  'alg-preferred': { accept: ['RS384', 'ES384', 'HS256', 'HS384'] },
  'aud-type': { form: 'string' },
  'aud-accepted': { accept: ['tokenEndpoint', 'issuer'] },
  'exp-max-lifetime': { seconds: 300, from: 'now' },
  'iat-not-too-old': { seconds: 300 },
  'exp-max-after-iat': { seconds: 1_000_000 },
  'exp-max-after-nbf': { seconds: 1_000_000 },
  'jti-length': { max: 1000 },
  'response-no-store': { errors: true },
  'response-pragma': { errors: true },
  'response-access-token-length': { bits: 1 },
  'response-token-type': { accept: ['bearer'] },
  'response-expires-in-max': { seconds: 300 },
};

/**
 * Rules that are left out of the profile by which the examples of another are judged.
 *
 * `kid-required` says all that `kid-when-several-keys` could; a `jku` without a registered URL cannot help breaking
 * `jwks-url-used` as well, which prefers that one is registered whatever is sent.
 */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  'kid-when-several-keys': ['kid-required'],
  'jku-matches-registered': ['jwks-url-used'],
};

/** Rules that examples with a header of their own do not keep, so that only their own examples are judged by them. */
const lonely: readonly string[] = ['x5t-s256-required'];

const refusal = (error: readonly string[], more: Partial<Refusal> = {}) => ({
  status: [400, 401],
  error,
  ...more,
  origin: 'synthetic',
});

const refusals: Readonly<Record<RefusalClass, Refusal & { readonly origin: string }>> = {
  authentication: refusal(['invalid_client'], { tolerated: ['invalid_request'], toleratedStatus: [403] }),
  'malformed-request': refusal(['invalid_request', 'invalid_client']),
  'method-or-media-type': refusal(['invalid_request', 'invalid_client'], { bare: [405, 413, 415] }),
  grant: refusal(['unsupported_grant_type']),
  scope: refusal(['invalid_scope']),
};

/** The parameters that the synthetic profile gives a rule. */
export function defaultParams(id: string): Params {
  return defaults[id] ?? {};
}

/**
 * A profile that holds every rule at MUST for both sides.
 *
 * `own` is the rule whose example is judged: its parameters are replaced, and what would speak beside it is left out.
 */
export function syntheticProfile(
  rules: readonly Rule[],
  own?: { readonly id: string; readonly params: Params },
): Profile {
  return {
    id: 'synthetic',
    title: 'every rule',
    edition: '1970-01',
    ancestors: [],
    methods: { private_key_jwt: ['RS384', 'ES384'], client_secret_jwt: ['HS256', 'HS384'] },
    rules: rules
      .filter(({ id }) => !leftOut[own?.id ?? '']?.includes(id))
      .filter(({ id }) => own === undefined || own.id === id || !lonely.includes(id))
      .map(({ id }) => ({
        rule: id,
        client: 'MUST',
        server: 'MUST',
        params: own?.id === id ? own.params : defaultParams(id),
        spec: ['synthetic#1'],
        origin: 'synthetic',
      })),
    dropped: [],
    refusals,
  };
}
