import type { JsonObject, Method } from '@assay/validator';

/** A client as the reference endpoint has it registered. */
export interface EndpointClient {
  readonly id: string;
  readonly method: Method;
  /** The one JWA name the client signs with. */
  readonly alg: string;
  /** Public keys handed over at registration. */
  readonly jwks?: { readonly keys: readonly JsonObject[] };
  /** The registered JWK Set URL: compared with `jku`, and fetched only when `jwks` is absent. */
  readonly jwksUrl?: string;
  /** The shared secret of `client_secret_jwt`; its UTF-8 octets are the key. */
  readonly secret?: string;
  /** Scopes the client may be granted. */
  readonly scopes: readonly string[];
  /** SHA-256 thumbprints of its registered certificates, base64url. */
  readonly certificates?: readonly string[];
  /** False for an account whose assertion method was never switched on; default true. */
  readonly enabled?: boolean;
}
