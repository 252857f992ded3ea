import { holds, type Method, type When } from '@assay/validator';

/** The algorithms that a profile is tried with: one of each family, the cheap ones first. */
export const algsOf: Readonly<Record<string, readonly string[]>> = {
  'redox-source-auth-v2': ['HS384', 'ES384', 'RS384'],
  'reltio-client-secret-jwt': ['HS256'],
  'smart-backend-services': ['ES384', 'RS384'],
  rfc7523: ['HS256', 'ES256', 'RS256'],
  'oidc-core-private-key-jwt': ['ES256', 'RS256'],
  'oidc-core-client-secret-jwt': ['HS256'],
  'fapi-1-advanced': ['ES256', 'PS256'],
  'fapi-2-security-profile': ['Ed25519', 'ES256', 'PS256', 'EdDSA'],
  rfc7523bis: ['HS256', 'ES256'],
  'epic-backend-services': ['ES384', 'RS384'],
  'nhs-england-signed-jwt': ['RS512'],
  'okta-client-assertion': ['HS256', 'ES256'],
  'keycloak-signed-jwt': ['HS256', 'ES256'],
  'entra-certificate-credentials': ['RS256', 'PS256'],
};

/** A client of the testbed as the conditions of profiles see it. */
export function clientWith(alg: string): {
  readonly id: string;
  readonly method: Method;
  readonly algs: readonly string[];
} {
  return { id: '', method: alg.startsWith('HS') ? 'client_secret_jwt' : 'private_key_jwt', algs: [alg] };
}

/** The algorithms of a profile for which a condition holds. */
export function algsFor(profile: string, when: When | undefined): readonly string[] {
  return (algsOf[profile] ?? []).filter((alg) => holds(when, clientWith(alg)) === true);
}
