/** One thread of the score: works on its share of the jobs and posts lines to tell, then what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FaultScore, type Part, scoreFaults } from './faults.ts';
import { scoreVariants, type VariantScore } from './variants.ts';

/** What one thread found. */
export interface PartScore {
  readonly faults: readonly FaultScore[];
  readonly variants: readonly VariantScore[];
}

const { all, share } = workerData as { readonly all: boolean } & Pick<Part, 'share'>;
const tell = (line: string): void => parentPort?.postMessage(line);
const found: PartScore = {
  faults: await scoreFaults({ all, share, tell }),
  variants: await scoreVariants({ share, tell }),
};
parentPort?.postMessage(found);
