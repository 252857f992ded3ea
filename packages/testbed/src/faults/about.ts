import type { Defect } from '../defect.ts';

/** Clients that sign with a private key. */
export const PRIVATE: NonNullable<Defect['when']> = { method: 'private_key_jwt' };

/** Clients that sign with a secret. */
export const SECRET: NonNullable<Defect['when']> = { method: 'client_secret_jwt' };

/** Clients with an RSA key. */
export const RSA: NonNullable<Defect['when']> = {
  method: 'private_key_jwt',
  alg: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
};

/** Clients with an elliptic curve key. */
export const ECDSA: NonNullable<Defect['when']> = { method: 'private_key_jwt', alg: ['ES256', 'ES384', 'ES512'] };

/** The profiles that speak of a generic server. */
export const GENERIC: readonly string[] = ['rfc7523'];

/** The profiles that fix the header and bound the lifetime. */
export const STRICT: readonly string[] = ['redox-source-auth-v2', 'smart-backend-services'];

/** The profiles whose client signs with HS256. */
export const RELTIO: readonly string[] = ['reltio-client-secret-jwt'];

/** The profiles that name the issuer as the only audience. */
export const ISSUER_ONLY: readonly string[] = ['fapi-2-security-profile', 'rfc7523bis'];

/** Profiles that let an assertion be used again. */
export const REPEATABLE: readonly string[] = ['rfc7523', 'entra-certificate-credentials'];

/** The profiles that hold a client to its one method, a secret that signs among them. */
export const ONE_METHOD: readonly string[] = ['oidc-core-client-secret-jwt', 'keycloak-signed-jwt'];

/** FAPI 2.0. */
export const FAPI2: readonly string[] = ['fapi-2-security-profile'];

/** The profile of Epic, which limits the window of an assertion and the length of `jti`. */
export const EPIC: readonly string[] = ['epic-backend-services'];

/** The profile of Keycloak, which limits the age of an assertion. */
export const KEYCLOAK: readonly string[] = ['keycloak-signed-jwt'];

/** The profile whose keys are named by a certificate. */
export const CERTIFICATES: readonly string[] = ['entra-certificate-credentials'];
