import type { Defect } from '../defect.ts';
import type { ClientBehaviour } from './behaviour.ts';
import type { ClientWitness } from './bench/client-witness.ts';

/**
 * What a run must have to see a fault of a client.
 *
 * `tls`: the harness speaks TLS; `next-key`: the key is rotated; `key-set-url`: the registered keys are read at a URL;
 * `slow-clock`: pauses of milliseconds are measured, so that a busy machine must not lengthen them.
 */
export type ClientNeed = 'tls' | 'next-key' | 'key-set-url' | 'slow-clock';

/** A client that is wrong in one named way. */
export interface ClientDefect {
  /** Kebab-case; never changes its meaning. */
  readonly id: string;
  /** The fact about the faulty client, in one line. */
  readonly title: string;
  /** Whether something is simply left out, or there and wrong. */
  readonly kind: 'missing' | 'wrong-behaviour';
  /** Ids of the rules that the client breaks. */
  readonly rules: readonly string[];
  /** The clients that can have it; default all. */
  readonly when?: NonNullable<Defect['when']>;
  /** Ids of the profiles under which it shows; default those of the base policies that hold its rules. */
  readonly profiles?: readonly string[];
  /** Ids of the scenarios that show it, beside the first; default those that speak about its rules. */
  readonly scenarios?: readonly string[];
  readonly needs?: readonly ClientNeed[];
  /** What it weighs where many servers bear what the rule forbids; default the level of the rule. */
  readonly weighs?: 'SHOULD';
  /** Makes the behaviour wrong. Every call returns a behaviour with state of its own. */
  readonly alter: (b: ClientBehaviour) => ClientBehaviour;
  /** Shows the difference to the correct client. */
  readonly witness: ClientWitness;
}

/** A client that differs from the correct one and is as lawful. */
export interface ClientVariant {
  /** Kebab-case; never changes its meaning. */
  readonly id: string;
  readonly title: string;
  readonly when?: NonNullable<Defect['when']>;
  /** Ids of the profiles under which it is lawful; default those of the base policies. */
  readonly profiles?: readonly string[];
  /** What it cannot have: a second key needs a kid. */
  readonly spared?: readonly ClientNeed[];
  /** Rules for which a report may warn. */
  readonly mayWarn?: readonly string[];
  /** Every call returns a behaviour with state of its own. */
  readonly alter: (b: ClientBehaviour) => ClientBehaviour;
  /** Shows that it is another client than the correct one. */
  readonly witness: ClientWitness;
}
