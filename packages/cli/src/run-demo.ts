import { reasons, shippedCases, shippedProfile } from '@assay/cases';
import { collect, digestOf, type Report, runTest } from '@assay/runner';
import { type Behaviour, correct, faults } from '@assay/testbed';
import { startEmbedded } from './embedded.ts';
import type { Io } from './io.ts';
import { openProgress } from './progress.ts';
import { type Output, prepareOutputs, writeReports } from './reporting.ts';
import { version } from './version.ts';

const profileId = 'redox-source-auth-v2';
const faultId = 'lifetime-437-seconds';
const seed = 20_261_123;
/** The algorithms of each part: all of the profile, then one, for the fault shows in any. */
const algs = { conformant: ['RS384', 'ES384', 'HS384'], faulty: ['HS384'] } as const;

/**
 * Runs the demonstration and returns 0 when the correct endpoint conforms and the planted fault is caught.
 *
 * @throws AssayError `ERR_USAGE` when a report could not be written
 */
export async function runDemo(io: Io): Promise<number> {
  const fault = faults.find((one) => one.id === faultId);
  if (fault === undefined) throw new TypeError(`the testbed has no fault ${faultId}`);
  await prepareOutputs([...outputsOf('conformant'), ...outputsOf('faulty')], io);
  io.stdout(`1  The embedded endpoint, correct, under ${profileId}\n\n`);
  const clean = await judge('conformant', correct, io);
  if (clean.interrupted) return clean.exitCode;
  io.stdout(`\n2  The same endpoint with one fault planted: ${fault.title}\n\n`);
  const faulty = await judge('faulty', fault.alter(correct), io);
  if (faulty.interrupted) return faulty.exitCode;
  const caught = faulty.results.some((one) => one.status === 'failed' && fault.rules.includes(one.requirement));
  const ok = clean.exitCode === 0 && faulty.exitCode === 1 && caught;
  io.stdout(
    `\n${ok ? '✓' : '✗'} the correct endpoint ${clean.exitCode === 0 ? 'conforms' : 'was refused'}, the fault was ${caught ? 'caught' : 'missed'}\n` +
      '  reports: reports/demo/{conformant,faulty}.{xml,json}\n' +
      '  next: write assay.config.json for your endpoint (README), then: assay test\n',
  );
  return ok ? 0 : 1;
}

async function judge(name: keyof typeof algs, behaviour: Behaviour, io: Io): Promise<Report> {
  const profile = shippedProfile(profileId);
  const embedded = await startEmbedded(profile, { algs: algs[name], behaviour });
  try {
    const progress = openProgress(io);
    const run = runTest({
      profile,
      digest: digestOf(profile),
      version: version(),
      ...embedded,
      cases: shippedCases(),
      seed,
      runs: 25,
      measure: name === 'faulty',
      concurrency: 4,
      transport: { timeoutSeconds: 10 },
      signal: io.signal,
      watch: progress.watch,
    });
    const { report } = await collect(progress.follow(run), { profile, reasons: reasons(), failOn: 'failed' });
    await writeReports(report, outputsOf(name), { io, failOn: 'failed' });
    return report;
  } finally {
    await embedded.endpoint.close();
  }
}

function outputsOf(name: string): readonly Output[] {
  const file = `reports/demo/${name}`;
  return [{ name: 'pretty' }, { name: 'junit', file: `${file}.xml` }, { name: 'json', file: `${file}.json` }];
}
