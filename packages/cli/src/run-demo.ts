import { reasons, shippedCases, shippedProfile } from '@assay/cases';
import { collect, type Report, runTest } from '@assay/runner';
import { type Behaviour, correct, faults } from '@assay/testbed';
import type { Io } from './io.ts';
import { startEmbedded } from './embedded.ts';
import { digestOf } from './profile-option.ts';
import { withProgress } from './progress.ts';
import { writeReports } from './reporting.ts';
import { version } from './version.ts';

const profileId = 'redox-source-auth-v2';
const faultId = 'jti-not-tracked';
const seed = 20_261_123;

/** Runs the demonstration and returns 0 when the correct endpoint conforms and the planted fault is caught. */
export async function runDemo(io: Io): Promise<number> {
  const fault = faults.find((one) => one.id === faultId);
  if (fault === undefined) throw new TypeError(`the testbed has no fault ${faultId}`);
  io.stdout(`1  The embedded endpoint, correct, under ${profileId}\n\n`);
  const clean = await judge('conformant', correct, io);
  io.stdout(`\n2  The same endpoint with one fault planted: ${fault.title}\n\n`);
  const faulty = await judge('faulty', fault.alter(correct), io);
  const caught = faulty.results.some((one) => one.status === 'failed' && fault.rules.includes(one.requirement));
  const ok = clean.exitCode === 0 && faulty.exitCode === 1 && caught;
  io.stdout(
    `\n${ok ? '✓' : '✗'} the correct endpoint ${clean.exitCode === 0 ? 'conforms' : 'was refused'}, the fault was ${caught ? 'caught' : 'missed'}\n` +
      '  reports: reports/demo/{conformant,faulty}.{xml,json}\n' +
      '  next: write assay.config.json for your endpoint (README), then: assay test\n',
  );
  return ok ? 0 : 1;
}

async function judge(name: string, behaviour: Behaviour, io: Io): Promise<Report> {
  const profile = shippedProfile(profileId);
  const embedded = await startEmbedded(profile, { algs: ['RS384', 'ES384', 'HS384'], behaviour });
  try {
    const run = runTest({
      profile,
      digest: digestOf(profile),
      version: version(),
      ...embedded,
      cases: shippedCases(),
      seed,
      runs: 25,
      concurrency: 4,
      transport: { timeoutSeconds: 10 },
      signal: io.signal,
    });
    const { report } = await collect(withProgress(run, io), { profile, reasons: reasons(), failOn: 'failed' });
    const folder = 'reports/demo';
    await writeReports(
      report,
      [{ name: 'pretty' }, { name: 'junit', file: `${folder}/${name}.xml` }, { name: 'json', file: `${folder}/${name}.json` }],
      { io, failOn: 'failed' },
    );
    return report;
  } finally {
    await embedded.endpoint.close();
  }
}
