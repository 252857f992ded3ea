import type { Case, Step } from '@assay/cases';
import type { History } from './history.ts';
import type { SetFetch } from './key-set-server.ts';
import type { Rotation } from './rotation.ts';
import type { Judged, Lane } from './session.ts';

/** One playing of a sequence, as far as it has come. */
export interface Play {
  readonly lane: Lane;
  readonly subject: Case;
  /** Keeps the turn while it waits. */
  readonly alone: boolean;
  readonly history: History;
  /** The hand on the key set of the client, where the suite serves it. */
  readonly rotation?: Rotation;
  readonly shots: Map<Step['id'], readonly Judged[]>;
  /** Fetches of that key set during each step. */
  readonly fetched: Map<Step['id'], readonly SetFetch[]>;
  /** Steps whose answer is at stake, in order. */
  readonly seen: Judged[];
  /** The endpoint did not look at the set while nobody could use it. */
  missed?: boolean;
}
