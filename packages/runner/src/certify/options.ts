import type { Profile } from '@assay/validator';
import type { Environment } from '../environment.ts';
import type { CertifiedClient, StartClient } from './client.ts';
import type { Address } from './listener.ts';
import type { Scenario } from './scenario.ts';

/** What a run of `assay certify` is made of. */
export interface CertifyOptions {
  readonly profile: Profile;
  readonly version: string;
  readonly client: CertifiedClient;
  readonly scope?: string;
  /** Starts the client; without it the harness listens until the signal, or for `seconds`. */
  readonly start?: StartClient;
  /** Default: every scenario. */
  readonly scenarios?: readonly Scenario[];
  /** Default: any free port on 127.0.0.1. */
  readonly listen?: Pick<Address, 'host' | 'port'>;
  /** PEM texts of our certificate and its key, and the file of the authority that clients are to trust. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly caFile: string };
  /** Starts of the client under way at once; default 4. */
  readonly jobs?: number;
  /** Seconds that one start may take, or that the harness listens; default 60 for a start, no end for listening. */
  readonly seconds?: number;
  /** File of a private key that the client is to sign with in its start after a rotation. */
  readonly nextKey?: string;
  /** An aborted signal ends the run; what was judged until then is told. */
  readonly signal?: AbortSignal;
  readonly environment?: Environment;
}
