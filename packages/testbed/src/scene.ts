import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '@assay/validator';
import type { EndpointClient } from './client.ts';
import type { JwksSource } from './jwks-source.ts';
import type { Policy } from './policy.ts';
import type { ReplayStore } from './replay-store.ts';
import type { TokenStore } from './token-store.ts';

/** Names and values in the order received; repeated names survive. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** A request as it arrived at the token endpoint. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body was longer than the endpoint reads; `body` is then empty. */
  readonly overflow: boolean;
}

/** Everything the endpoint knows when one request arrives. */
export interface Scene {
  readonly policy: Policy;
  readonly clients: readonly EndpointClient[];
  readonly tokenEndpoint: string;
  readonly issuer: string;
  /** Seconds since 1970 when the request arrived. */
  readonly now: number;
  /** Seconds of tolerance on every time boundary. */
  readonly skew: number;
  readonly request: Arrived;
  readonly replays: ReplayStore;
  readonly tokens: TokenStore;
  readonly jwks: JwksSource;
}

/** The credentials a request carries; an empty value counts as absent (RFC 6749 section 3.2). */
export interface Given {
  readonly authorization: string | undefined;
  readonly secret: string | undefined;
  readonly clientId: string | undefined;
  readonly assertion: string | undefined;
  readonly assertionType: string | undefined;
}

/** A compact serialization, taken apart at its dots. */
export type Parts = readonly [header: string, payload: string, signature: string];

/** An assertion that could be read. Nothing in it is believed yet. */
export interface Decoded {
  readonly text: string;
  readonly parts: Parts;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly signature: Buffer;
}

/** What a known client asks for. */
export interface Asked {
  readonly given: Given;
  readonly pairs: Pairs;
  readonly client: EndpointClient;
}

/** An assertion and the registered client that it names. */
export interface Attempt extends Decoded, Asked {
  /** The algorithm to verify with; empty when the header names none. */
  readonly alg: string;
}

/** What a check of a JSON number of seconds found. */
export type DateClaim = number | 'absent' | 'wrong';

/** Where a refused request went wrong. */
export type Reason =
  | 'method'
  | 'media-type'
  | 'size'
  | 'malformed'
  | 'authentication'
  | 'grant-missing'
  | 'grant'
  | 'scope';

/** A request that is turned away. `detail` is for the endpoint itself and never sent by the correct one. */
export interface Refusal {
  readonly reason: Reason;
  readonly detail: string;
}

/** How a request ended. */
export type Outcome =
  | {
      readonly kind: 'token';
      readonly client: EndpointClient;
      readonly scope: readonly string[];
      readonly requested: string | undefined;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly client?: EndpointClient; readonly given?: Given };

/** An HTTP answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An HTTP answer, or none: the connection is left open without a word, or torn down. */
export type Answer = Reply | 'hang' | 'reset';

/** A value now or later. */
export type Awaitable<T> = T | Promise<T>;

/** A value of a claim or header member; undefined when it is absent. */
export type Member = Json | undefined;
