import type { RefusalClass } from './facts.ts';
import type { Json, JsonObject } from './json.ts';
import type { Refusal } from './profile.ts';
import type { Pair } from './subject.ts';

/** An answer of a token endpoint, as received. */
export interface TokenResponse {
  readonly status: number;
  readonly headers: readonly Pair[];
  readonly body: string | Uint8Array;
}

/** What is known about the request that was answered. */
export interface ExpectedResponse {
  /** Value of `scope` in the request; absent when none was sent. */
  readonly requestedScope?: string;
  /** Scope tokens in the request that no server can know. */
  readonly unknownScopes?: readonly string[];
  /** An Authorization header field was sent (RFC 6749 section 5.2 asks for 401 then). */
  readonly authorizationSent: boolean;
  /** Why the request deserved a refusal; absent when it deserved none. */
  readonly refusal?: RefusalClass;
  /** Texts that must not come back: the assertion, a secret, private key members. */
  readonly confidential?: readonly string[];
}

/** An answer taken apart. */
export interface ResponseView {
  readonly status: number;
  readonly headers: readonly Pair[];
  /** Media type without parameters, lower case; empty when the field is absent. */
  readonly mediaType: string;
  readonly text: string;
  /** The body as JSON; absent when it is none. */
  readonly json?: Json;
  /** The body when it is a JSON object, else an empty object. */
  readonly members: JsonObject;
  /** Whether the answer issues a token: status 2xx and an `access_token` in the body. */
  readonly issued: boolean;
  /** What the profile allows for the class of refusal expected; absent when none is. */
  readonly refusal?: Refusal;
}
