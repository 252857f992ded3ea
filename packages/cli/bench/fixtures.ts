/** How long the cases of a profile take at a correct endpoint on loopback, in one process with it. */
import { shippedCases } from '@assay/cases';
import { correct } from '@assay/testbed';
import { judgeEndpoint } from '../score/judge-endpoint.ts';
import { table } from './table.ts';

const profile = 'redox-source-auth-v2';
/** Seconds of wall time on 2 idle cores, at most. */
const goals = { HS384: 5, RS384: 10, ES384: 10 } as const;

/** Prints the table. Sequences that wait are left out: their waiting is declared, and is no work. */
export async function benchFixtures(): Promise<void> {
  const cases = shippedCases().filter(({ steps = [] }) => steps.every(({ after }) => after === undefined));
  const rows: (readonly string[])[] = [];
  for (const [alg, goal] of Object.entries(goals)) {
    // Keys are made once a process, and an RSA key takes long: not the work of the suite.
    await judgeEndpoint({ profile, algs: [alg], behaviour: correct, cases: [], properties: [] });
    const started = performance.now();
    const before = process.cpuUsage();
    const report = await judgeEndpoint({ profile, algs: [alg], behaviour: correct, cases, properties: [] });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    if (report.exitCode !== 0) throw new Error(`the correct endpoint is accused: ${JSON.stringify(report.summary)}`);
    const { requests, skipped } = report.summary;
    const judged = report.results.length - skipped;
    rows.push([alg, `${judged}`, `${requests}`, seconds.toFixed(2), ((user + system) / 1e6).toFixed(2), `${goal}`]);
  }
  table([`fixtures of ${profile}`, 'results', 'requests', 'seconds', 'seconds of CPU', 'goal, idle'], rows);
}
