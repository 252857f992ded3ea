/** One thread of the score: works on its share of the jobs and posts lines to tell, then what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { scoreClientFaults } from './client-faults.ts';
import { scoreClientVariants } from './client-variants.ts';
import { type FaultScore, type Part, scoreFaults } from './faults.ts';
import { scoreVariants, type VariantScore } from './variants.ts';

/** What one thread found. */
export interface PartScore {
  readonly faults: readonly FaultScore[];
  readonly variants: readonly VariantScore[];
  readonly clientFaults: readonly FaultScore[];
  readonly clientVariants: readonly VariantScore[];
}

const { all, share } = workerData as { readonly all: boolean } & Pick<Part, 'share'>;
const tell = (line: string): void => parentPort?.postMessage(line);
// Endpoints fill the processor and clients wait, but pauses are measured: one after the other.
const found: PartScore = {
  faults: await scoreFaults({ all, share, tell }),
  variants: await scoreVariants({ share, tell }),
  clientFaults: await scoreClientFaults({ all, share, tell }),
  clientVariants: await scoreClientVariants({ share, tell }),
};
parentPort?.postMessage(found);
