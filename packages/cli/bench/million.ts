/** Writes a report of many results, piece by piece, and prints the peak resident memory of the process in octets. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type Reportable, type ReporterName, reporters } from '@assay/reporters';
import type { Result } from '@assay/runner';
import { chunks } from '../src/chunks.ts';

const [name = 'junit', number = '1000000'] = process.argv.slice(2);
const count = Number(number);
const groups = 20;

function result(index: number): Result {
  const id = `case-${String(index).padStart(7, '0')}`;
  const failed = index % 100 === 0;
  return {
    id,
    variant: 'ES384',
    title: `the case number ${index}`,
    group: `group-${String(Math.floor((index * groups) / count)).padStart(2, '0')}`,
    status: failed ? 'failed' : 'passed',
    level: 'MUST',
    requirement: 'aud-accepted',
    violates: failed ? ['aud-accepted'] : [],
    spec: ['rfc7523#3-item-3'],
    expected: 'reject',
    observed: failed ? 'accepted' : 'refused',
    message: failed ? `aud names another server, number ${index}` : '',
    help: failed ? 'Compare aud as a string with the token endpoint.' : '',
    evidence: [],
    seconds: 0.01,
    reproduce: { id, variant: 'ES384', seed: 1 },
  };
}

const report: Reportable = {
  version: 1,
  tool: { name: 'assay', version: '0.0.0' },
  mode: 'test',
  profile: { id: 'p', title: 'P', edition: '2026-11', digest: 'sha256:0' },
  target: 'https://as.example/token',
  startedAt: '2026-11-23T00:00:00.000Z',
  seconds: 1,
  seed: 1,
  interrupted: false,
  outcome: 'failed',
  exitCode: 1,
  summary: {
    passed: count - count / 100,
    failed: count / 100,
    warning: 0,
    error: 0,
    blocked: 0,
    skipped: 0,
    info: 0,
    requests: count,
  },
  measured: [],
  requirements: [],
  results: {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) yield result(index);
    },
  },
};

const handle = openSync('/dev/null', 'w');
for (const chunk of chunks(reporters[name as ReporterName](report))) writeSync(handle, chunk);
closeSync(handle);
console.log(process.resourceUsage().maxRSS * 1024);
