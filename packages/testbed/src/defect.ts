import type { Method } from '@assay/validator';
import type { Behaviour } from './behaviour.ts';
import type { Witness } from './bench/witness.ts';

/**
 * What a run must be able to do to see a fault, in the words of the case schema.
 *
 * `operator`: no request to the token endpoint shows it; somebody must register a client or read another document.
 */
export type Need =
  | 'second-client'
  | 'jwks-server'
  | 'slow'
  | 'intrusive'
  | 'tls'
  | 'hmac'
  | 'resource'
  | 'not-enabled'
  | 'operator';

/** A token endpoint that is wrong in one named way. */
export interface Defect {
  /** Kebab-case; never changes its meaning. */
  readonly id: string;
  /** The fact about the faulty endpoint, in one line. */
  readonly title: string;
  /** Whether a check is simply gone, or there and wrong. */
  readonly kind: 'missing-check' | 'wrong-behaviour';
  /** Ids of the rules that the endpoint breaks. */
  readonly rules: readonly string[];
  /** The clients whose requests show it; default all. */
  readonly when?: { readonly method?: Method; readonly alg?: readonly string[] };
  /** Ids of the profiles under which it shows; default those of the base policies that hold its rules. */
  readonly profiles?: readonly string[];
  readonly needs?: readonly Need[];
  /** Makes the behaviour wrong. Every call returns a behaviour with state of its own. */
  readonly alter: (b: Behaviour) => Behaviour;
  /** Shows the difference to the lawful endpoint. */
  readonly witness: Witness;
}

/** A token endpoint that differs from the correct one and is as lawful. */
export interface Variant {
  /** Kebab-case; never changes its meaning. */
  readonly id: string;
  readonly title: string;
  /** Ids of the profiles under which it is lawful; default all. */
  readonly profiles?: readonly string[];
  /** The clients whose requests show it; default all. */
  readonly when?: Defect['when'];
  readonly needs?: readonly Need[];
  /** Rules for which a report may warn. */
  readonly mayWarn?: readonly string[];
  /** Every call returns a behaviour with state of its own. */
  readonly alter: (b: Behaviour) => Behaviour;
  /** Shows that it is another endpoint than the correct one. */
  readonly witness: Witness;
}
