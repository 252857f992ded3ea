/** One thread of the score: works on its share of the jobs and posts lines to tell and how far it has come, then what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { VariantScore } from './accusations.ts';
import { scoreClientFaults } from './client-faults.ts';
import { scoreClientVariants } from './client-variants.ts';
import { type FaultScore, scoreFaults } from './faults.ts';
import type { Part } from './jobs.ts';
import type { Step } from './progress.ts';
import { scoreVariants } from './variants.ts';

/** What one thread found. */
export interface PartScore {
  readonly faults: readonly FaultScore[];
  readonly variants: readonly VariantScore[];
  readonly clientFaults: readonly FaultScore[];
  readonly clientVariants: readonly VariantScore[];
}

const given = workerData as Pick<Part, 'all' | 'share'>;
const part = (stage: string): Part => ({
  ...given,
  tell: (line) => parentPort?.postMessage(line),
  step: (done, of) => parentPort?.postMessage({ index: given.share.index, stage, done, of } satisfies Step),
});
// Endpoints fill the processor and clients wait, but pauses are measured: one after the other.
const found: PartScore = {
  faults: await scoreFaults(part('faults of endpoints')),
  variants: await scoreVariants(part('lawful endpoints')),
  clientFaults: await scoreClientFaults(part('faults of clients')),
  clientVariants: await scoreClientVariants(part('lawful clients')),
};
parentPort?.postMessage(found);
