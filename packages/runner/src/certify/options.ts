import type { Profile } from '@assay/validator';
import type { Environment } from '../environment.ts';
import type { CertifiedClient, StartClient } from './client.ts';
import type { KeySetReading } from './key-set-reading.ts';
import type { Address } from './listener.ts';
import type { Scenario } from './scenario.ts';
import type { ThrowAwayTls } from './throw-away.ts';

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
  /** Makes the harness speak TLS; the file holds the authority that clients are to trust. */
  readonly tls?: Pick<ThrowAwayTls, 'identity' | 'foreign'> & { readonly caFile: string };
  /** Starts of the client under way at once; default 4. */
  readonly jobs?: number;
  /** Seconds that one start may take, or that the harness listens; default 60 for a start, no end for listening. */
  readonly seconds?: number;
  /** File of the private key that the client is to sign with after a rotation; its public half is `client.nextKeys`. */
  readonly nextKey?: string;
  /** What was read at the registered JWK Set URL; absent when the keys were handed over. */
  readonly reading?: KeySetReading;
  /** An aborted signal ends the run; what was judged until then is told. */
  readonly signal?: AbortSignal;
  readonly environment?: Environment;
}
