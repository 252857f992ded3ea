import type { KeySet } from '@assay/jws';
import type { ClientFact, Method } from '@assay/validator';

/** The client to certify, as it is registered. */
export interface CertifiedClient {
  readonly clientId: string;
  readonly method: Method;
  /** The registered algorithm (RFC 7518 section 3.1). */
  readonly alg: string;
  /** The registered keys; absent when nobody could read them. */
  readonly keys?: KeySet;
  /** SHA-256 thumbprints of the registered certificates, base64url; absent when none is known. */
  readonly certificates?: readonly string[];
  /** Reads the registered keys again, as a server does when it meets an unknown `kid`. */
  readonly refresh?: () => Promise<KeySet | undefined>;
  /** The public side of the key that comes as `ASSAY_KEY_FILE` after a rotation. */
  readonly nextKeys?: KeySet;
  /** The shared secret of a `client_secret_jwt` client, to tell how a wrong HMAC was keyed. */
  readonly secret?: string;
  /** The registered JWK Set URL; compared with `jku`. */
  readonly jwksUrl?: string;
  /** Texts that must never be shown, and that no request may carry: the shared secret. */
  readonly confidential: readonly string[];
}

/** The registered client, as rules see it. */
export function clientFact({ clientId, method, alg, jwksUrl }: CertifiedClient): ClientFact {
  return { id: clientId, method, algs: [alg], ...(jwksUrl !== undefined && { jwksUrl }) };
}

/**
 * What a client is told when it is started: get a token, call the resource that often, renew as you see fit.
 *
 * A command finds the same in its environment, as `ASSAY_TOKEN_ENDPOINT` and so on.
 */
export interface ClientTask {
  /** `ASSAY_TOKEN_ENDPOINT`: where to ask for tokens, and the `aud` of profiles that name the token endpoint. */
  readonly tokenEndpoint: string;
  /** `ASSAY_ISSUER`: the issuer identifier, under which the metadata documents lie (RFC 8414). */
  readonly issuer: string;
  /** `ASSAY_CLIENT_ID` */
  readonly clientId: string;
  /** `ASSAY_SCOPE`: the scope to ask for; absent when there is none. */
  readonly scope?: string;
  /** `ASSAY_RESOURCE`: the protected resource to call with the token. */
  readonly resource: string;
  /** `ASSAY_CALLS`: how often to call it. */
  readonly calls: number;
  /** `ASSAY_INTERVAL_MS`: milliseconds to wait between two calls. */
  readonly intervalMs: number;
  /** `ASSAY_CA_FILE`: PEM file of the authority to trust; only with TLS. */
  readonly caFile?: string;
  /** `ASSAY_KEY_FILE`: the private key to sign with from now on; only in the start after a rotation. */
  readonly keyFile?: string;
}

/** How one start of a client ended. */
export interface ClientEnd {
  /** Whether the client says that every call was answered with 200. */
  readonly ok: boolean;
  /** What happened, in words: "exit code 1", "killed by SIGSEGV", "rejected: no token". */
  readonly how: string;
  /** Ended by us: it took too long, or enough was seen. */
  readonly stopped?: 'timeout' | 'enough';
  /** What it wrote, shortened; empty for a function. */
  readonly output: string;
}

/**
 * Starts the client once and waits for its end. Aborting the signal must end it at once.
 *
 * @throws AssayError `ERR_USAGE` when the client cannot be started at all
 */
export type StartClient = (task: ClientTask, signal: AbortSignal) => Promise<ClientEnd>;
