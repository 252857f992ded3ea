import type { Capability, Case, Property, Target, Variant } from '@assay/cases';
import type { Profile } from '@assay/validator';
import type { Watch } from './activity.ts';
import type { TransportOptions } from './dispatchers.ts';
import type { Environment } from './environment.ts';
import type { Patience } from './patience.ts';

/** What a run of `assay test` is made of. */
export interface TestOptions {
  readonly profile: Profile;
  /** Content digest of the profile, for the report. */
  readonly digest: string;
  readonly version: string;
  readonly target: Target;
  readonly variants: readonly Variant[];
  readonly cases: readonly Case[];
  readonly properties?: readonly Property[];
  readonly capabilities: ReadonlySet<Capability>;
  readonly seed: number;
  /** Draws of each property. */
  readonly runs: number;
  /** Starts properties at a draw of an earlier run, by id and variant: `property-damage[ES384]`. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Which cases and properties are sent for which variant; all, when absent. */
  readonly pick?: (id: string, variant: string) => boolean;
  /** Measures the limits of the endpoint when everything else was sent. */
  readonly measure?: boolean;
  /** Requests under way at once, inside a window. */
  readonly concurrency: number;
  /** Requests per second, at most. */
  readonly rate?: number;
  /** Requests of the whole run, at most; what is left when they are spent is blocked. */
  readonly maxRequests?: number;
  /** Is told what the run is doing. */
  readonly watch?: Watch;
  /** Address and port at which the key sets of the clients are served, each at the path of its `jwksUrl`. */
  readonly jwksServer?: string;
  readonly transport: TransportOptions;
  readonly signal?: AbortSignal;
  readonly environment?: Environment;
  readonly limits?: Patience;
}
