import type { JsonObject, Profile } from '@assay/validator';
import type { Urls } from './session.ts';

/** Documents that a client may read before it asks for a token, by the end of their path. */
export type DocumentName = 'oauth-authorization-server' | 'openid-configuration' | 'smart-configuration';

/** A metadata document of a session (RFC 8414 section 2, OpenID Connect Discovery, SMART App Launch). */
export function metadata(name: DocumentName, urls: Urls, profile: Profile): JsonObject {
  const { issuer, tokenEndpoint } = urls;
  const algs = [...new Set(Object.values(profile.methods).flat())];
  const common: JsonObject = {
    issuer,
    token_endpoint: tokenEndpoint,
    jwks_uri: `${issuer}/jwks`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: Object.keys(profile.methods),
    token_endpoint_auth_signing_alg_values_supported: algs,
    response_types_supported: ['code'],
  };
  if (name === 'openid-configuration') {
    return {
      ...common,
      authorization_endpoint: `${issuer}/authorize`,
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
  if (name === 'smart-configuration') {
    return {
      ...common,
      authorization_endpoint: `${issuer}/authorize`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['client-confidential-asymmetric', 'permission-v2'],
    };
  }
  return common;
}

/** The session and the place within it that a path names; undefined when it is none of ours. */
export function placeOf(path: string): { readonly session: string; readonly place: string } | undefined {
  // RFC 8414 section 3.1 puts the well-known part before the path of the issuer, OpenID and SMART put it behind.
  const [, known, session = '', rest = ''] =
    /^(?:(\/\.well-known\/oauth-authorization-server))?\/s\/([a-z0-9-]+)(\/.*)?$/.exec(path) ?? [];
  if (session === '') return undefined;
  return { session, place: known === undefined ? rest : `${known}${rest}` };
}

/** The document that a place within a session holds; undefined when it is none. */
export function documentAt(place: string): DocumentName | undefined {
  const name = /^\/\.well-known\/([a-z-]+)$/.exec(place)?.[1];
  return documents.find((one) => one === name);
}

const documents: readonly DocumentName[] = [
  'oauth-authorization-server',
  'openid-configuration',
  'smart-configuration',
];
