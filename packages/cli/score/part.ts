/** One thread of the score: works on its share of the jobs and posts lines to tell, then what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import type { VariantScore } from './accusations.ts';
import { scoreClientFaults } from './client-faults.ts';
import { scoreClientVariants } from './client-variants.ts';
import { type FaultScore, scoreFaults } from './faults.ts';
import type { Part } from './jobs.ts';
import { scoreVariants } from './variants.ts';

/** What one thread found. */
export interface PartScore {
  readonly faults: readonly FaultScore[];
  readonly variants: readonly VariantScore[];
  readonly clientFaults: readonly FaultScore[];
  readonly clientVariants: readonly VariantScore[];
}

const part: Part = {
  ...(workerData as Pick<Part, 'all' | 'share'>),
  tell: (line) => parentPort?.postMessage(line),
};
// Endpoints fill the processor and clients wait, but pauses are measured: one after the other.
const found: PartScore = {
  faults: await scoreFaults(part),
  variants: await scoreVariants(part),
  clientFaults: await scoreClientFaults(part),
  clientVariants: await scoreClientVariants(part),
};
parentPort?.postMessage(found);
