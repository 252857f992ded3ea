/**
 * The kill score: every fault of an endpoint or a client of the testbed must be caught by the rule it names, no lawful
 * variant accused.
 *
 * `pnpm score` runs what CI runs; `--all` runs every fault under every profile; `--write` writes the README's figures.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { faults as allFaults } from '@assay/testbed';
import type { VariantScore } from './accusations.ts';
import { type FaultScore, unrelatedAllowed, unseen } from './faults.ts';
import type { PartScore } from './part.ts';
import { openProgress, type Step } from './progress.ts';

const readme = new URL('../../../README.md', import.meta.url);
const begin = '<!-- score -->';
const end = '<!-- /score -->';

const started = performance.now();
const progress = openProgress(process.stderr);
const count = Math.max(1, Math.min(4, availableParallelism()));
const parts = await Promise.all(Array.from({ length: count }, (_, index) => runPart(index)));
progress.close();
const endpoints = { faults: parts.flatMap((one) => one.faults), variants: parts.flatMap((one) => one.variants) };
const clients = {
  faults: parts.flatMap((one) => one.clientFaults),
  variants: parts.flatMap((one) => one.clientVariants),
};
const seconds = Math.round((performance.now() - started) / 1000);
const table = figures();
console.log(`\n${table}\n\nin ${seconds} s`);

let failed = countFailures(endpoints) + countFailures(clients);
const text = readFileSync(readme, 'utf8');
const written = text.replace(new RegExp(`${begin}[\\s\\S]*${end}`), `${begin}\n${table}\n${end}`);
if (process.argv.includes('--write')) writeFileSync(readme, written);
else if (written !== text && !process.argv.includes('--all')) {
  failed += 1;
  console.log('the figures in README.md are not those of this run; write them with: pnpm score --write');
}
const checks = [endpoints, clients].reduce((sum, one) => sum + one.faults.length + one.variants.length, 1);
console.log(`score: ${checks - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs one share of the jobs in a thread of its own: endpoint and runner both need a processor. */
function runPart(index: number): Promise<PartScore> {
  const workerData = { all: process.argv.includes('--all'), share: { index, count } };
  const worker = new Worker(new URL('./part.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: string | Step | PartScore) => {
      if (typeof message === 'string') progress.say(message);
      else if ('stage' in message) progress.step(message);
      else resolve(message);
    });
    worker.on('error', reject);
  });
}

/** What was measured of endpoints, or of clients. */
interface Scores {
  readonly faults: readonly FaultScore[];
  readonly variants: readonly VariantScore[];
}

function figures(): string {
  const hidden = allFaults.filter((fault) => unseen(fault) !== undefined).length;
  return [
    '| measured by `pnpm score` | |',
    '|---|---|',
    `| faults of an endpoint that break a MUST, caught by the rule they break | ${caught(endpoints, 'MUST')} |`,
    `| faults of an endpoint that break a SHOULD, warned of | ${caught(endpoints, 'SHOULD')} |`,
    `| faults that no token request can show (another document must be read, a client registered otherwise) | ${hidden} |`,
    `| lawful endpoints (${extent(endpoints)}) accused of anything | ${accused(endpoints)} |`,
    `| faults of a client that break a MUST, caught by the rule they break | ${caught(clients, 'MUST')} |`,
    `| faults of a client that break a SHOULD, warned of | ${caught(clients, 'SHOULD')} |`,
    `| lawful clients (${extent(clients)}) accused of anything | ${accused(clients)} |`,
  ].join('\n');
}

function caught({ faults }: Scores, level: string): string {
  const all = faults.filter((one) => one.level === level);
  return `${all.filter((one) => one.caught).length} of ${all.length}`;
}

function extent({ variants }: Scores): string {
  return `${new Set(variants.map((one) => one.variant.id)).size} variants, ${variants.length} runs`;
}

function accused({ variants }: Scores): number {
  return variants.filter((one) => one.accusations.length > 0).length;
}

function countFailures({ faults, variants }: Scores): number {
  const wrong = faults.filter((one) => !one.caught || one.unrelated.length > unrelatedAllowed);
  return wrong.length + variants.filter((one) => one.accusations.length + one.unjudged.length > 0).length;
}
