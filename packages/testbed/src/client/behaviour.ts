import type { Json, JsonObject } from '@assay/validator';
import type { BenchClient, Members, SigningKey, WireReply, WireRequest } from '../bench/witness.ts';
import type { Policy } from '../policy.ts';
import type { Pairs } from '../scene.ts';

/** What a client is told when it is started: get a token, call the resource that often. */
export interface ClientErrand {
  readonly tokenEndpoint: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly scope?: string;
  readonly resource: string;
  readonly calls: number;
  /** Milliseconds between two calls. */
  readonly intervalMs: number;
  /** PEM file of the authority to trust; only with TLS. */
  readonly caFile?: string;
  /** Present when the client is to sign with its next key; the file itself is the matter of the one who started it. */
  readonly keyFile?: string;
  readonly signal?: AbortSignal;
}

/** A key that signs, and the name it has in the header. */
export interface NamedKey {
  readonly key: SigningKey;
  readonly kid?: string;
}

/** A client as its operator has set it up. */
export interface ClientSetup {
  readonly policy: Policy;
  /** What is registered; `jwks` holds the public keys, `key` signs. */
  readonly client: BenchClient;
  /** The key to sign with after a rotation; absent where secrets are used. */
  readonly next?: NamedKey;
  /** A key of the same kind that is registered nowhere. */
  readonly stranger: SigningKey;
}

/** Everything a client knows when it writes one token request. */
export interface Making {
  readonly setup: ClientSetup;
  readonly errand: ClientErrand;
  /** 1 for the first token request of this start. */
  readonly nth: number;
  /** Whole seconds since 1970, by the clock of the client. */
  readonly now: number;
  /** Lives as long as one start of the client. */
  readonly memory: Map<string, unknown>;
}

/** A request with the URL it goes to. */
export type Outgoing = WireRequest & { readonly url: string };

/** An access token as the client keeps it. */
export interface HeldToken {
  readonly token: string;
  /** How the answer named its type. */
  readonly type: string;
  /** When it was received, and when its lifetime is over; milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** The assertion it was asked for with. */
  readonly assertion: string;
}

/** An answer to a token request, with what the client needs to read it. */
export interface TokenAnswer {
  readonly reply: WireReply;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly making: Making;
  readonly assertion: string;
}

/** What is served at the registered JWK Set URL. */
export interface KeySetAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How an assertion is signed; the header may say something else. */
export interface Signing {
  readonly alg: string;
  readonly key: SigningKey;
}

/** Decisions about the key set and the assertion. */
export interface AssertionDecisions {
  /** How the client is registered, and what it signs with. */
  readonly own: (setup: ClientSetup) => ClientSetup;
  readonly keySet: (setup: ClientSetup) => KeySetAnswer;
  /** The key of this request: the next one after a rotation. */
  readonly keyFor: (making: Making) => NamedKey;
  readonly header: (making: Making) => Members;
  readonly claims: (making: Making) => Members;
  readonly audience: (making: Making) => Json;
  readonly jti: (making: Making) => Json | undefined;
  readonly jsonText: (members: JsonObject) => string;
  readonly encodePart: (octets: Buffer) => string;
  readonly signing: (making: Making) => Signing;
  /** The octets of the third part. */
  readonly signatureOctets: (sign: () => Buffer, making: Making) => Buffer;
  /** The assertion to send: a new one, or one that was kept. */
  readonly assertion: (making: Making, make: () => string) => string;
}

/** Decisions about the token request. */
export interface RequestDecisions {
  /** What is done before the first token request. */
  readonly prepare: (making: Making, send: (request: Outgoing) => Promise<WireReply>) => Promise<unknown>;
  readonly parameters: (assertion: string, making: Making) => Pairs;
  readonly encode: (pairs: Pairs) => string;
  readonly request: (form: string, making: Making) => Outgoing;
  /** The request that a redirect leads to; undefined stays. */
  readonly follow: (reply: WireReply, sent: Outgoing) => Outgoing | undefined;
  /** Whether the certificate of the host is checked. */
  readonly checkCertificate: boolean;
  /** Milliseconds after which silence counts as an answer. */
  readonly patienceMs: number;
}

/** Decisions about what is done over time. */
export interface FlowDecisions {
  /** Seconds to wait before another try after so many; undefined gives up. */
  readonly pauseAfter: (tries: number, reply: WireReply) => number | undefined;
  /** The token in an answer; undefined when there is none. */
  readonly readToken: (answer: TokenAnswer) => HeldToken | undefined;
  /** Whether a kept token is used once more; `now` in milliseconds since 1970. */
  readonly stillGood: (held: HeldToken, now: number) => boolean;
  /** A token kept from an earlier start. */
  readonly restore: (errand: ClientErrand) => HeldToken | undefined;
  readonly keep: (held: HeldToken, errand: ClientErrand) => void;
  readonly call: (held: HeldToken, making: Making) => Outgoing;
  /** After a refused call: call again with a new token, give up the call and the token, only the call, or everything. */
  readonly afterRefusal: (status: number, renewals: number) => 'renew' | 'forget' | 'ignore' | 'fail';
}

/**
 * Every decision of a client, each a small function of its own.
 *
 * A fault or a lawful variant is `correctClient` with a few of them replaced.
 */
export interface ClientBehaviour extends AssertionDecisions, RequestDecisions, FlowDecisions {}
