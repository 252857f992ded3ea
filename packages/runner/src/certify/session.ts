import { randomBytes } from 'node:crypto';
import type { TokenRequest, Verdict } from '@assay/validator';
import type { Sent } from './deed.ts';

/** The URLs of one session. */
export interface Urls {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly resource: string;
}

/** One request at the token endpoint of a session. Moments are milliseconds since 1970. */
export interface Arrival {
  /** 1 for the first of its session. */
  readonly nth: number;
  /** Which start of the client it belongs to; 1 for the first. */
  readonly start: number;
  readonly at: number;
  readonly request: TokenRequest;
  /** The assertion as sent, wherever it was found; absent when there is none. */
  readonly assertion?: string;
  readonly jti?: string;
  readonly kid?: string;
  readonly verdict: Verdict;
  sent?: Sent;
  /** When the answer had been sent. */
  answeredAt?: number;
}

/** An access token that the harness issued. */
export interface Issued {
  readonly token: string;
  readonly at: number;
  /** When it expires; absent when the answer did not say. */
  readonly expires?: number;
  /** No longer taken, whatever its lifetime. */
  revoked?: boolean;
}

/** One request at the protected resource of a session. */
export interface ResourceCall {
  readonly nth: number;
  readonly start: number;
  readonly at: number;
  readonly request: TokenRequest;
  /** The token presented in the Authorization field; absent when there is none. */
  readonly presented?: string;
  /** The token of ours that this is. */
  readonly issued?: Issued;
  /** It was issued, in another session. */
  readonly misplaced?: true;
  sent?: Sent;
}

/** A request that came to another origin than that of the session. */
export interface Stray {
  readonly at: number;
  readonly request: TokenRequest;
}

/** What one scenario sees of the client. */
export interface Session {
  /** Path segment of its URLs. */
  readonly id: string;
  readonly urls: Urls;
  /** Where a redirect or a metadata document may point: a listener of ours on another port. */
  readonly elsewhere: string;
  readonly arrivals: Arrival[];
  readonly calls: ResourceCall[];
  readonly strays: Stray[];
  readonly tokens: Issued[];
  /** Paths of metadata documents that were read. */
  readonly documents: string[];
  /** Requests of every kind so far. */
  requests: number;
  /** The start of the client that is under way. */
  start: number;
  /** Requests that came after the end are answered with 410 and not judged. */
  closed: boolean;
}

/**
 * Issues an access token.
 *
 * @param seconds how long it lives; undefined when the answer does not say
 */
export function issue(session: Session, at: number, seconds?: number): Issued {
  const token = randomBytes(24).toString('base64url');
  const issued: Issued = { token, at, ...(seconds !== undefined && { expires: at + seconds * 1000 }) };
  session.tokens.push(issued);
  return issued;
}

/** Whether a token is taken at a moment. */
export function isAlive({ expires, revoked }: Issued, at: number): boolean {
  return revoked !== true && (expires === undefined || at < expires);
}
