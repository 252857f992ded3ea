import type { Level } from '@assay/validator';
import type { ClientEnd } from './client.ts';
import type { Deed } from './deed.ts';
import type { Arrival, ResourceCall, Session } from './session.ts';

/** What a scenario found broken. */
export interface Breach {
  readonly rule: string;
  /** Another level than that of the profile, where the reading of the rule gives it (a repetition without bound). */
  readonly level?: Level;
  /** What the client did, in one sentence without a full stop. */
  readonly message: string;
}

/**
 * What a scenario came to: what is broken; or why nothing is known, because the client had no occasion (`unshown`) or did
 * not do as it was told (`unclear`).
 */
export type Judged = readonly Breach[] | { readonly unshown: string } | { readonly unclear: string };

/** Everything that a scenario is judged by. */
export interface Seen extends Pick<Session, 'arrivals' | 'calls' | 'strays' | 'tokens' | 'documents'> {
  /** How each start of the client ended; empty when it called by itself. */
  readonly ends: readonly ClientEnd[];
  /** Whether an assertion verifies with the key that the client was given after a rotation. */
  readonly signedByNextKey: (arrival: Arrival) => Promise<boolean>;
  /** The parameter of the rule that the scenario is about, as the profile sets it. */
  readonly param: (rule: string, name: string) => number | undefined;
}

/** What a client goes through: what it is asked to do, how it is answered, and what is expected of it. */
export interface Scenario {
  /** Names the result and the session; never changes its meaning. */
  readonly id: string;
  /** A fact, lower case, without a full stop. */
  readonly title: string;
  /** Rules that it may speak about, the one that it shows when nothing is broken first. */
  readonly rules: readonly [string, ...string[]];
  /** What passes although it is not the best, in one sentence. */
  readonly latitude: string;
  /** How often the client is to call the resource; default 1. */
  readonly calls?: number;
  /** Milliseconds between the calls; default 0. */
  readonly intervalMs?: number;
  /** How often the client is started; default 1. */
  readonly starts?: number;
  /** Seconds from the first request after which the client is ended, when it cannot be expected to end by itself. */
  readonly seconds?: number;
  /** What it cannot be run without. */
  readonly needs?: 'next-key' | 'tls';
  /** Every call must succeed: a client that cannot do it here but can in `first-request` breaks the first rule. */
  readonly mustSucceed?: true;
  /** The client is sent to a host with a certificate of an unknown authority, where no request is the right one. */
  readonly foreignCertificate?: true;
  /** How a token request is answered; undefined issues a token of an hour. */
  readonly token?: (arrival: Arrival, session: Session) => Deed | undefined;
  /** How a call of the resource is answered; undefined judges the token. */
  readonly resource?: (call: ResourceCall, session: Session) => Deed | undefined;
  /** Enough was seen: the client need not go on. */
  readonly enough?: (session: Session) => boolean;
  readonly judge: (seen: Seen) => Judged | Promise<Judged>;
}
