import { AssayError, type Method } from '@assay/validator';

/** What one profile demands of the endpoint, written out by hand: the endpoint never reads the rules of the validator. */
export interface Policy {
  /** Id of the profile this policy follows. */
  readonly profile: string;
  /** JWA names a client of a method may be registered with; a method that is absent is closed. */
  readonly algs: Partial<Readonly<Record<Method, readonly string[]>>>;
  readonly requireTyp: boolean;
  /** Values of `typ`, lower case, without `application/`. */
  readonly types: readonly string[];
  readonly requireKid: boolean;
  /** Whether two fitting keys under one `kid` fail or are tried in turn. */
  readonly severalKeys: 'fail' | 'try';
  /** Whether a `jku` must equal the registered URL, or is left alone. */
  readonly jku: 'must-match' | 'ignored';
  readonly requireJti: boolean;
  readonly requireScope: boolean;
  /** Whether secrets and RSA keys shorter than RFC 7518 asks for are turned away. */
  readonly secretSize: boolean;
  /** What `aud` may name. */
  readonly audiences: readonly ('token-endpoint' | 'issuer')[];
  /** Whether `aud` is a string only, may be an array of one, or an array of any length. */
  readonly audienceForm: 'string' | 'single' | 'any';
  /** Longest distance of `exp`, in seconds. */
  readonly maxLifetimeSeconds: number;
  /**
   * Where that distance is measured from. `iat` falls back to the clock when the claim is absent; with
   * `now-without-iat` there is no limit but the age where the claim is there.
   */
  readonly lifetimeFrom: 'now' | 'iat' | 'now-without-iat';
  /** Oldest `iat`, in seconds. */
  readonly maxAgeSeconds: number;
  /** How far `iat` may be ahead of the clock, in seconds: a client whose clock runs fast is not turned away for it. */
  readonly iatAheadSeconds: number;
  /** Longest distance of `exp` from `iat` and from `nbf`, in seconds; undefined sets no limit. */
  readonly longestWindowSeconds?: number;
  /** Most characters of a `jti`; undefined sets no limit. */
  readonly longestJti?: number;
  /** Whether `x5t#S256` must name a certificate registered for the client. */
  readonly thumbprint?: 'required';
  /** How far `nbf` may be ahead of the clock, in seconds, where that is more than the tolerance of the endpoint. */
  readonly nbfAheadSeconds: number;
  /** Every refusal is 400, whatever HTTP would offer. */
  readonly always400: boolean;
  /** Lifetime of the access token, in seconds. */
  readonly expiresInSeconds: number;
}

const rfc7523: Policy = {
  profile: 'rfc7523',
  algs: {
    private_key_jwt: [
      ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
      ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
    ],
    client_secret_jwt: ['HS256', 'HS384', 'HS512'],
  },
  requireTyp: false,
  types: ['jwt', 'client-authentication+jwt'],
  requireKid: false,
  severalKeys: 'try',
  jku: 'ignored',
  requireJti: false,
  requireScope: false,
  secretSize: true,
  audiences: ['token-endpoint', 'issuer'],
  audienceForm: 'any',
  maxLifetimeSeconds: 86_400,
  lifetimeFrom: 'now',
  maxAgeSeconds: 86_400,
  iatAheadSeconds: 60,
  nbfAheadSeconds: 0,
  always400: false,
  expiresInSeconds: 300,
};

const smart: Policy = {
  ...rfc7523,
  profile: 'smart-backend-services',
  algs: { private_key_jwt: ['RS384', 'ES384'] },
  requireTyp: true,
  types: ['jwt'],
  requireKid: true,
  severalKeys: 'fail',
  jku: 'must-match',
  requireJti: true,
  requireScope: true,
  audiences: ['token-endpoint'],
  maxLifetimeSeconds: 300,
};

const redox: Policy = {
  ...smart,
  profile: 'redox-source-auth-v2',
  algs: { private_key_jwt: ['RS384', 'ES384'], client_secret_jwt: ['HS384'] },
  secretSize: false,
  audienceForm: 'string',
  maxAgeSeconds: 300,
  always400: true,
};

const reltio: Policy = {
  ...rfc7523,
  profile: 'reltio-client-secret-jwt',
  algs: { client_secret_jwt: ['HS256'] },
  types: ['jwt'],
  secretSize: false,
  audiences: ['token-endpoint'],
  audienceForm: 'string',
  maxLifetimeSeconds: 300,
  lifetimeFrom: 'iat',
};

const oidcPrivateKey: Policy = {
  ...rfc7523,
  profile: 'oidc-core-private-key-jwt',
  algs: { private_key_jwt: rfc7523.algs.private_key_jwt ?? [] },
  requireJti: true,
};

const oidcSecret: Policy = {
  ...rfc7523,
  profile: 'oidc-core-client-secret-jwt',
  algs: { client_secret_jwt: rfc7523.algs.client_secret_jwt ?? [] },
  requireJti: true,
};

const fapi1: Policy = { ...oidcPrivateKey, profile: 'fapi-1-advanced', algs: { private_key_jwt: ['PS256', 'ES256'] } };

const fapi2: Policy = {
  ...oidcPrivateKey,
  profile: 'fapi-2-security-profile',
  algs: { private_key_jwt: ['PS256', 'ES256', 'EdDSA', 'Ed25519'] },
  audiences: ['issuer'],
  audienceForm: 'string',
  iatAheadSeconds: 30,
  nbfAheadSeconds: 30,
};

const bis: Policy = {
  ...rfc7523,
  profile: 'rfc7523bis',
  types: ['client-authentication+jwt'],
  audiences: ['issuer'],
  audienceForm: 'single',
};

const epic: Policy = {
  ...smart,
  profile: 'epic-backend-services',
  algs: { private_key_jwt: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384'] },
  requireTyp: false,
  requireKid: false,
  severalKeys: 'try',
  requireScope: false,
  longestWindowSeconds: 300,
  longestJti: 151,
};

const nhs: Policy = {
  ...rfc7523,
  profile: 'nhs-england-signed-jwt',
  algs: { private_key_jwt: ['RS512'] },
  requireTyp: true,
  types: ['jwt'],
  requireKid: true,
  requireJti: true,
  audiences: ['token-endpoint'],
  maxLifetimeSeconds: 300,
};

const okta: Policy = {
  ...rfc7523,
  profile: 'okta-client-assertion',
  algs: {
    private_key_jwt: ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
    client_secret_jwt: ['HS256', 'HS384', 'HS512'],
  },
  secretSize: false,
  audiences: ['token-endpoint'],
  maxLifetimeSeconds: 3600,
};

const keycloak: Policy = {
  ...oidcPrivateKey,
  profile: 'keycloak-signed-jwt',
  algs: {
    private_key_jwt: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
    client_secret_jwt: ['HS256', 'HS384', 'HS512'],
  },
  secretSize: false,
  audienceForm: 'single',
  maxLifetimeSeconds: 60,
  lifetimeFrom: 'now-without-iat',
  maxAgeSeconds: 60,
  iatAheadSeconds: 15,
};

const entra: Policy = {
  ...rfc7523,
  profile: 'entra-certificate-credentials',
  algs: { private_key_jwt: ['PS256', 'RS256'] },
  types: ['jwt'],
  audiences: ['token-endpoint'],
  thumbprint: 'required',
};

/**
 * The policies that the others are made from, and that differ most among themselves: what is told of every profile is
 * tried under these.
 */
export const basePolicies: readonly Policy[] = [rfc7523, smart, redox, reltio];

/** The policies of the reference endpoint, one for each profile that ships. */
export const policies: readonly Policy[] = [
  ...basePolicies,
  ...[oidcPrivateKey, oidcSecret, fapi1, fapi2, bis],
  ...[epic, nhs, okta, keycloak, entra],
];

/**
 * The policy that follows a profile.
 *
 * @param profileId id of a profile that ships with assay
 * @throws AssayError `ERR_PROFILE` when the endpoint has no policy for it
 */
export function policyFor(profileId: string): Policy {
  const found = policies.find((policy) => policy.profile === profileId);
  if (found !== undefined) return found;
  const known = policies.map((policy) => policy.profile).join(', ');
  throw new AssayError('ERR_PROFILE', `the reference endpoint has no policy for "${profileId}"; it knows ${known}`);
}
