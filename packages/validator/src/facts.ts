/** A client authentication method that this package knows (RFC 7523 section 2.2, OpenID Connect Core section 9). */
export type Method = 'private_key_jwt' | 'client_secret_jwt';

/** How strongly a rule binds one side. SHALL is MUST, RECOMMENDED is SHOULD. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** Whose duty is judged: what a client must send, or what a server must refuse. */
export type Side = 'client' | 'server';

/** Where a refused request went wrong; a profile says for each class what the refusal may look like. */
export type RefusalClass = 'authentication' | 'malformed-request' | 'method-or-media-type' | 'grant' | 'scope';

/** The client as it is registered. Never read from the token. */
export interface ClientFact {
  readonly id: string;
  readonly method: Method;
  /** JWA names that this client may sign with. */
  readonly algs: readonly string[];
  /** The registered JWK Set URL; absent when keys were handed over otherwise. */
  readonly jwksUrl?: string;
}

/** Values that may stand in `aud`. */
export interface AudienceFact {
  readonly tokenEndpoint?: string;
  readonly issuer?: string;
  /** Replaces what a profile would derive from the two others. */
  readonly values?: readonly string[];
}

/** What may be known in public about one registered key. No key material. */
export interface PublicKeyFacts {
  readonly kty: 'RSA' | 'EC' | 'OKP' | 'oct' | 'unknown';
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly keyOps?: readonly string[];
  readonly crv?: string;
  /** Modulus length of an RSA key in bits. */
  readonly bits?: number;
  /** Length of a shared secret in octets. */
  readonly octets?: number;
  /** Private members found in the set (`d`, `p`, `k` …), by name. */
  readonly privateMembers?: readonly string[];
  /** Members that the key type demands and the key lacks, by name. */
  readonly missingMembers?: readonly string[];
  /** Member names that occur more than once. */
  readonly duplicateMembers?: readonly string[];
}

/**
 * What a check of the signature found.
 *
 * `madeWith` names the key that does verify when the registered one does not.
 */
export interface SignatureFact {
  readonly outcome: 'valid' | 'invalid' | 'no-key';
  readonly madeWith?: 'embedded-key' | 'other-client';
}

/** What happened before in the same session, where it matters to a request. */
export interface HistoryFact {
  /** The same assertion, octet for octet, was sent before. */
  readonly sameAssertion?: boolean;
}

/** What is known beside the subject. All times are seconds; an absent fact is unknown and never assumed. */
export interface Facts {
  /** Seconds since 1970-01-01T00:00:00Z on the clock that judges. */
  readonly now: number;
  /** Seconds of tolerance on every time boundary; default 0. */
  readonly tolerance?: number;
  readonly client?: ClientFact;
  readonly audiences?: AudienceFact;
  readonly keys?: readonly PublicKeyFacts[];
  readonly signature?: SignatureFact;
  /** SHA-256 thumbprints of the certificates registered for the client, base64url (RFC 7515 section 4.1.8). */
  readonly certificates?: readonly string[];
  /** What a validation of the certificate path found. Nothing here validates one. */
  readonly certificateChain?: 'valid' | 'invalid';
  /** Whether this `jti` of this issuer was used before; `not-kept` when the server keeps no store. */
  readonly replay?: 'fresh' | 'seen' | 'not-kept';
  readonly history?: HistoryFact;
}

/** Facts a rule may need; a rule whose fact is absent is unjudged. */
export type FactName =
  | 'client'
  | 'audiences'
  | 'keys'
  | 'signature'
  | 'certificates'
  | 'certificateChain'
  | 'replay'
  | 'history';
