/**
 * The kill score: every fault of the testbed must be caught by the rule it names, no lawful variant accused.
 *
 * `pnpm score` runs what CI runs; `--all` runs every fault under every profile; `--write` writes the README's figures.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { faults as allFaults } from '@assay/testbed';
import { type FaultScore, unrelatedAllowed, unseen } from './faults.ts';
import type { PartScore } from './part.ts';
import type { VariantScore } from './variants.ts';

const readme = new URL('../../../README.md', import.meta.url);
const begin = '<!-- score -->';
const end = '<!-- /score -->';

const started = performance.now();
const count = Math.max(1, Math.min(4, availableParallelism()));
const parts = await Promise.all(Array.from({ length: count }, (_, index) => runPart(index)));
const faultScores = parts.flatMap((one) => one.faults);
const variantScores = parts.flatMap((one) => one.variants);
const seconds = Math.round((performance.now() - started) / 1000);
const table = figures(faultScores, variantScores);
console.log(`\n${table}\n\nin ${seconds} s`);

let failed = countFailures(faultScores, variantScores);
const text = readFileSync(readme, 'utf8');
const written = text.replace(new RegExp(`${begin}[\\s\\S]*${end}`), `${begin}\n${table}\n${end}`);
if (process.argv.includes('--write')) writeFileSync(readme, written);
else if (written !== text && !process.argv.includes('--all')) {
  failed += 1;
  console.log('the figures in README.md are not those of this run; write them with: pnpm score --write');
}
const checks = faultScores.length + variantScores.length + 1;
console.log(`score: ${checks - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs one share of the jobs in a thread of its own: endpoint and runner both need a processor. */
function runPart(index: number): Promise<PartScore> {
  const workerData = { all: process.argv.includes('--all'), share: { index, count } };
  const worker = new Worker(new URL('./part.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: string | PartScore) => {
      if (typeof message === 'string') console.log(message);
      else resolve(message);
    });
    worker.on('error', reject);
  });
}

function figures(faults: readonly FaultScore[], variants: readonly VariantScore[]): string {
  const of = (level: string) => faults.filter((one) => one.level === level);
  const caught = (scores: readonly FaultScore[]) => scores.filter((one) => one.caught).length;
  const hidden = allFaults.filter((fault) => unseen(fault) !== undefined).length;
  const names = new Set(variants.map((one) => one.variant.id));
  const accused = variants.filter((one) => one.accusations.length > 0).length;
  return [
    '| measured by `pnpm score` | |',
    '|---|---|',
    `| faults that break a MUST, caught by the rule they break | ${caught(of('MUST'))} of ${of('MUST').length} |`,
    `| faults that break a SHOULD, warned of | ${caught(of('SHOULD'))} of ${of('SHOULD').length} |`,
    `| faults that no token request can show (a key set must rotate, a client must be registered otherwise) | ${hidden} |`,
    `| lawful endpoints (${names.size} variants, ${variants.length} runs) accused of anything | ${accused} |`,
  ].join('\n');
}

function countFailures(faults: readonly FaultScore[], variants: readonly VariantScore[]): number {
  const wrong = faults.filter((one) => !one.caught || one.unrelated.length > unrelatedAllowed);
  return wrong.length + variants.filter((one) => one.accusations.length + one.unjudged.length > 0).length;
}
