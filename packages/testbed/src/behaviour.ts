import type { KeyObject } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject } from '@assay/validator';
import type { EndpointClient } from './client.ts';
import type { Policy } from './policy.ts';
import type {
  Answer,
  Arrived,
  Attempt,
  Awaitable,
  DateClaim,
  Decoded,
  Given,
  Member,
  Outcome,
  Pairs,
  Parts,
  Refusal,
  Reply,
  Scene,
} from './scene.ts';

/** One public key from a JWK Set, as its members say. */
export type Jwk = JsonObject;

/** A key that may verify: a JWK, or one already imported. */
export type VerifyKey = Jwk | KeyObject;

/** The checks after the assertion was read, in the order of `Behaviour.order`. */
export type StepName = 'client' | 'header' | 'signature' | 'claims' | 'grant' | 'scope' | 'replay';

/** Decisions about the HTTP request and its form. */
export interface FormDecisions {
  /** Answers before anything is read, or lets the request through. */
  readonly admit: (scene: Scene) => Awaitable<Answer | undefined>;
  readonly methodAllowed: (method: string) => boolean;
  readonly mediaTypeAccepted: (contentType: string | undefined, method: string) => boolean;
  readonly bodyTooLarge: (request: Arrived) => boolean;
  /** The pairs of the body; undefined when it is no form. */
  readonly readForm: (request: Arrived) => Pairs | undefined;
  /** Whether what stands in the query makes the request refused. */
  readonly queryRefused: (query: Pairs) => boolean;
  /** Whether these names, of body and query together, hold one too many. */
  readonly repeatedRefused: (names: readonly string[]) => boolean;
  /** The parameters that count. */
  readonly parameters: (body: Pairs, query: Pairs) => Pairs;
  readonly parametersRefused: (pairs: Pairs) => boolean;
  /** The value of a parameter; undefined when absent or empty. */
  readonly valueOf: (pairs: Pairs, name: string) => string | undefined;
}

/** Decisions about which credentials count and how an assertion is read. */
export interface CredentialDecisions {
  readonly severalCredentials: (given: Given, pairs: Pairs) => boolean;
  /** The client that a request without an assertion authenticates; undefined refuses. */
  readonly secretLogin: (given: Given, scene: Scene) => EndpointClient | undefined;
  readonly assertionTypeMatches: (type: string | undefined) => boolean;
  readonly assertionTooLong: (text: string) => boolean;
  readonly splitAssertion: (text: string) => Parts | undefined;
  /** The octets of a part; undefined when it is not base64url. */
  readonly decodePart: (text: string, part: 1 | 2 | 3) => Buffer | undefined;
  /** The JSON object in these octets; undefined when they hold none. */
  readonly parseJson: (octets: Buffer) => JsonObject | undefined;
  /** The value that names the client whose keys are looked up. */
  readonly claimedClient: (decoded: Decoded, given: Given) => Member;
  readonly findClient: (id: Member, clients: readonly EndpointClient[]) => EndpointClient | undefined;
  readonly clientEnabled: (client: EndpointClient) => boolean;
  readonly issuerMatches: (iss: Member, client: EndpointClient) => boolean;
  readonly subjectMatches: (sub: Member, client: EndpointClient) => boolean;
  readonly clientIdMatches: (parameter: string | undefined, client: EndpointClient) => boolean;
}

/** Decisions about the header and the keys. */
export interface KeyDecisions {
  readonly algorithmOf: (header: JsonObject, client: EndpointClient) => string;
  readonly algorithmAllowed: (alg: string, client: EndpointClient, policy: Policy) => boolean;
  readonly typAccepted: (typ: Member, policy: Policy) => boolean;
  readonly critAccepted: (header: JsonObject) => boolean;
  readonly b64Accepted: (header: JsonObject) => boolean;
  readonly kidAccepted: (kid: Member, client: EndpointClient, policy: Policy) => boolean;
  readonly jkuAccepted: (jku: Member, client: EndpointClient, policy: Policy) => boolean;
  /** Whether the certificate that the header names is one of the client. */
  readonly certificateAccepted: (header: JsonObject, client: EndpointClient, policy: Policy) => boolean;
  /** The registered keys of the client, its own JWK Set fetched where it has only a URL. */
  readonly registeredKeys: (attempt: Attempt, scene: Scene) => Awaitable<readonly Jwk[]>;
  /** Keys taken from the assertion itself. */
  readonly embeddedKeys: (attempt: Attempt, scene: Scene) => Awaitable<readonly VerifyKey[]>;
  readonly keyFits: (key: Jwk, alg: string) => boolean;
  /** The keys to try among the registered ones. */
  readonly selectKeys: (keys: readonly Jwk[], attempt: Attempt, scene: Scene) => readonly Jwk[];
  /** The secrets that may key a MAC. */
  readonly macKeys: (attempt: Attempt, scene: Scene) => Awaitable<readonly Buffer[]>;
  readonly macMatches: (expected: Buffer, received: Buffer) => boolean;
  /** The octets that were signed. */
  readonly signingInput: (attempt: Attempt) => string;
  readonly verifyWithKey: (key: VerifyKey, attempt: Attempt, input: Buffer) => boolean;
  /** Whether no signature needs to be checked. */
  readonly unsignedAccepted: (attempt: Attempt) => boolean;
}

/** Decisions about the claims and single use. */
export interface ClaimDecisions {
  readonly acceptedAudiences: (scene: Scene) => readonly string[];
  /** The audiences named by `aud`; undefined when its form is refused. */
  readonly audienceList: (aud: Member, policy: Policy) => readonly string[] | undefined;
  readonly audiencesMatch: (list: readonly string[], accepted: readonly string[]) => boolean;
  readonly readDate: (value: Member, claim: 'exp' | 'nbf' | 'iat') => DateClaim;
  readonly expiryPresent: (exp: DateClaim) => boolean;
  readonly notExpired: (exp: number, scene: Scene) => boolean;
  readonly lifetimeAccepted: (exp: number, iat: DateClaim, scene: Scene) => boolean;
  /** Whether the time between `iat` or `nbf` and `exp` is short enough, whatever the clock says. */
  readonly windowAccepted: (exp: number, start: DateClaim, scene: Scene) => boolean;
  readonly notBeforeAccepted: (nbf: DateClaim, scene: Scene) => boolean;
  readonly issuedAtAccepted: (iat: DateClaim, scene: Scene) => boolean;
  readonly claimsAccepted: (claims: JsonObject) => boolean;
  readonly jtiAccepted: (jti: Member, policy: Policy) => boolean;
  /** Under which key a use is remembered; undefined keeps no memory of it. */
  readonly replayKey: (attempt: Attempt) => string | undefined;
  /** Until when, in seconds since 1970. */
  readonly rememberUntil: (exp: number, scene: Scene) => number;
  /** Takes a key: true when it was free. */
  readonly consume: (key: string, until: number, scene: Scene) => Awaitable<boolean>;
}

/** Decisions about the grant and the answer. */
export interface AnswerDecisions {
  /** What is wrong with the grant type; undefined when nothing is. */
  readonly grantRefused: (grant: string | undefined) => 'grant' | 'grant-missing' | undefined;
  /** The granted scopes; undefined refuses. */
  readonly grantScope: (
    requested: string | undefined,
    client: EndpointClient,
    policy: Policy,
  ) => readonly string[] | undefined;
  readonly tokenBody: (scope: readonly string[], requested: string | undefined, policy: Policy) => JsonObject;
  readonly tokenStatus: () => number;
  readonly errorCode: (refusal: Refusal) => string;
  readonly errorStatus: (refusal: Refusal, scene: Scene) => number;
  readonly errorBody: (refusal: Refusal, code: string, given: Given | undefined) => JsonObject;
  /** Headers of every answer, by the status and the policy. */
  readonly headers: (status: number, policy: Policy) => Readonly<Record<string, string>>;
  readonly challenge: (status: number, request: Arrived) => Readonly<Record<string, string>>;
  /** The last word on an answer. */
  readonly finish: (reply: Reply, outcome: Outcome, scene: Scene) => Awaitable<Answer>;
  /** The answer when a check threw. */
  readonly onCrash: (error: unknown, scene: Scene) => Answer;
  /** The metadata document (RFC 8414). */
  readonly metadata: (issuer: string, tokenEndpoint: string, policy: Policy) => JsonObject;
}

/** Decisions about the protected resource that the tokens are for. */
export interface ResourceDecisions {
  /** The access token that a request presents. */
  readonly presentedToken: (headers: IncomingHttpHeaders) => string | undefined;
  readonly tokenOpens: (token: string | undefined, scene: Pick<Scene, 'tokens' | 'now' | 'clients'>) => boolean;
  readonly resourceRefusal: (token: string | undefined) => Reply;
}

/**
 * Every decision of the token endpoint and its resource, each a small function of its own.
 *
 * A fault or a lawful variant is `correct` with a few of them replaced.
 */
export interface Behaviour
  extends FormDecisions,
    CredentialDecisions,
    KeyDecisions,
    ClaimDecisions,
    AnswerDecisions,
    ResourceDecisions {
  readonly order: readonly StepName[];
}
