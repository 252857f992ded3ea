import type { JsonObject } from './json.ts';

/** A name and its value, in the order received: duplicates survive. */
export type Pair = readonly [name: string, value: string];

/** A token request as received (RFC 6749 section 3.2). */
export interface TokenRequest {
  readonly method: string;
  /** Absolute URL, or the request target. */
  readonly url: string;
  readonly headers: readonly Pair[];
  /** Text, or the octets as received. */
  readonly body: string | Uint8Array;
}

/** What can be judged: a whole request, or an assertion alone. */
export type RawSubject = TokenRequest | { readonly assertion: string };

/** The request line and header fields that rules look at. */
export interface Http {
  readonly method: string;
  readonly url: string;
  /** Media type without parameters, lower case; empty when the field is absent. */
  readonly mediaType: string;
  readonly authorization?: string;
  readonly query: readonly Pair[];
  /** Names in the body that occur more than once, each once. What stands in the query is no parameter of the request. */
  readonly repeated: readonly string[];
  /** The body is not a well-formed form: broken percent-encoding or octets that are not UTF-8. */
  readonly formFault?: string;
}

/** What is wrong with the outer form of an assertion; `part` is 1, 2 or 3 where one part is meant. */
export interface AssertionFault {
  readonly kind: 'size' | 'parts' | 'encrypted' | 'alphabet' | 'unused-bits' | 'byte-order-mark' | 'header' | 'payload';
  readonly part?: 1 | 2 | 3;
  /** What the kind alone does not tell. */
  readonly detail?: string;
}

/** An assertion, taken apart as far as it can be. */
export interface Assertion {
  readonly text: string;
  readonly faults: readonly AssertionFault[];
  /** Present when the first part is a JSON object in UTF-8. */
  readonly header?: JsonObject;
  /** Present when the second part is a JSON object in UTF-8. */
  readonly claims?: JsonObject;
  /** JSON pointers (`/header/alg`, `/claims/aud`) of members that occur more than once. */
  readonly duplicates: readonly string[];
  /** Length of the decoded third part in octets; absent when it cannot be decoded. */
  readonly signatureOctets?: number;
}

/** A subject taken apart. A part that is absent was not given, or could not be read. */
export interface Subject {
  readonly http?: Http;
  /** Body parameters with a value; `name=` counts as omitted (RFC 6749 section 3.2). */
  readonly params?: readonly Pair[];
  readonly assertion?: Assertion;
}
