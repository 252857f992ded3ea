import type { Json, When } from '@assay/validator';

/** What an edit may touch. */
export type EditPath =
  | `/header/${string}`
  | `/claims/${string}`
  | `/params/${string}`
  | '/header'
  | '/claims'
  | '/assertion'
  | '/http/method'
  | '/http/content-type'
  | '/http/authorization'
  | '/http/host'
  | '/http/forwarded-host'
  | '/http/transfer-encoding'
  | '/http/query'
  | '/http/body';

/**
 * One edit of a valid request.
 *
 * `replace` sets a member or parameter; `add` appends another occurrence beside one that is there, so it makes
 * duplicates; `remove` takes it away.
 */
export interface Edit {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: EditPath;
  /** A JSON value, in which the forms of `value.ts` (`$now`, `$url` …) may stand at any depth. */
  readonly value?: Json;
}

/** With which key the edited assertion is signed. */
export type KeyChoice = 'registered' | 'other' | 'second-client';

/** A key that a sequence has put into the set. */
export type SetKey = 'new' | 'added';

/** What a case needs that not every run has. */
export type Capability = 'second-client' | 'jwks-server' | 'slow' | 'intrusive' | 'tls' | 'hmac' | 'resource';

/** What is done to the key set that the suite serves for the client under test, before a step. */
export type SetChange =
  | 'publish:new'
  | 'replace:new'
  | 'withdraw:new'
  | 'add:unknown-kty'
  | 'add:unusable'
  | 'add:same-kid'
  | 'add:same-kid-other-kty'
  | `add:${UnfitKey}`
  | 'remove:added'
  | SetAilment
  | 'restore';

/** A key of its own `kid` that may stand in the set and must not verify an assertion, by what is wrong with it. */
export type UnfitKey =
  | 'rsa-1024'
  | 'rsa-2047'
  | 'other-curve'
  | 'secp256k1'
  | 'ed448'
  | 'off-curve'
  | 'for-encryption'
  | 'not-to-verify'
  | 'secret';

/** How a key set is served that nobody can use. */
export type SetAilment = 'slow' | 'broken' | 'status:500' | 'endless' | 'redirect';

/** One request of a sequence. */
export interface Step {
  readonly id: string;
  readonly edit?: readonly Edit[];
  /** `new`: the key that the sequence has published, `added`: the unfit one beside it; each under its own `kid`. */
  readonly key?: KeyChoice | SetKey;
  readonly damage?: string;
  /** What is taken over from an earlier step: the whole request, its `jti`, all its claims, its signature, its cookies. */
  readonly same?: { readonly step: string; readonly what: 'bytes' | 'jti' | 'claims' | 'signature' | 'cookies' };
  readonly client?: 'self' | 'other' | 'not-enabled';
  /** How often the step is sent; every time anew unless `same` says otherwise. */
  readonly times?: number;
  /** Send all at once. */
  readonly together?: boolean;
  /** How many of the requests of this step, together with the step they repeat, may be accepted. */
  readonly atMost?: number;
  /** Seconds to wait before the step. */
  readonly after?: number;
  /** Changes of the served key set before the step, in order. */
  readonly jwks?: readonly SetChange[];
  /** Seconds that the endpoint has to notice a change: what shows that it has not is sent again, the last time after them. */
  readonly within?: number;
  /** What the rule that the case proves owes this step; `either` where an endpoint may turn away the whole key set. */
  readonly expect?: 'accept' | 'refuse' | 'either';
  /** Those of the rules of the case that the step proves; default all. */
  readonly proves?: readonly string[];
  /** How often the key set may be fetched during the step. */
  readonly fetches?: { readonly atMost: number };
}

/** A small edit of a valid request, or a few such steps in sequence. */
export interface Case {
  /** Kebab-case words, unique, never changed. */
  readonly id: string;
  /** A fact: "no aud". */
  readonly title: string;
  /** Month of the edition that brought the case, `YYYY-MM`. */
  readonly since: string;
  /** The folder the case lies in. */
  readonly group: string;
  readonly edit?: readonly Edit[];
  readonly key?: KeyChoice;
  /** Name of a damage done to the signed assertion (`@assay/jws`). */
  readonly damage?: string;
  /** Cross-check: the rules that the validator must report, where the profile holds them. */
  readonly violates: readonly string[];
  /** Promises to accept that this case makes use of. */
  readonly tolerates?: readonly string[];
  /** Behaviour rules that a wrong answer to this case breaks, and no finding names. */
  readonly proves?: readonly string[];
  /** Seconds that the answer may take beyond that to the valid request; a later one breaks the first of `proves`. */
  readonly within?: number;
  /** Any refusal will do, whatever its form: the request may not even reach the token endpoint. */
  readonly anyRefusal?: true;
  readonly needs?: readonly Capability[];
  readonly when?: When;
  readonly steps?: readonly Step[];
  /** What is presented at the protected resource, instead of a request to the token endpoint. */
  readonly resource?: 'token' | 'none' | 'assertion' | 'altered' | 'made-up';
  /** Ids of steps whose refusals must look the same. */
  readonly alike?: readonly string[];
  readonly note?: string;
}
