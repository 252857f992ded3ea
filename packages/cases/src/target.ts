import type { ClientKey } from '@assay/jws';
import type { JsonObject, Method, Pair } from '@assay/validator';

/** What a client is in the run for. */
export type Role = 'tested' | 'other' | 'not-enabled';

/** A client that is registered at the endpoint under test. */
export interface TestClient {
  readonly clientId: string;
  readonly key: ClientKey;
  readonly role: Role;
  /** The registered JWK Set URL, where there is one. */
  readonly jwksUrl?: string;
  /** Public keys that stand in its set beside the one it signs with, and that the expectation depends on. */
  readonly published?: readonly JsonObject[];
  /** Where it stands in the configuration, as a JSON pointer; for advice. */
  readonly place?: string;
}

/** The endpoint under test and what a valid request to it holds. */
export interface Target {
  readonly tokenEndpoint: string;
  readonly issuer?: string;
  readonly scope?: string;
  /** Header fields added to every request. */
  readonly headers: readonly Pair[];
  /** Parameters added to every request. */
  readonly params: readonly Pair[];
  /** A protected resource that an issued token opens. */
  readonly resource?: string;
  /** A JWK Set of ours that the endpoint could reach and must not trust. */
  readonly foreignJwks?: string;
}

/** One algorithm under test: the client that is judged, and a second one of the same algorithm where there is one. */
export interface Variant {
  /** The algorithm; names the variant in results. */
  readonly name: string;
  readonly client: TestClient;
  readonly second?: TestClient;
  /** A client of the same algorithm that is registered and may not use its method. */
  readonly notEnabled?: TestClient;
  /** A key that is registered nowhere, of the same algorithm. */
  readonly stranger: ClientKey;
}

/** The authentication method of a variant. */
export function methodOf(variant: Variant): Method {
  return variant.client.key.method;
}

/** Whether a URL lies on this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
