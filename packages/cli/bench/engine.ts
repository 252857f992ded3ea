/** What the engine adds to signing and sending: against a bare loop, at an endpoint in a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openBare } from './bare-loop.ts';
import { median } from './contest.ts';
import { openEngine } from './engine-run.ts';
import { table } from './table.ts';

/** Requests of a turn; those of the slow algorithms are fewer. */
const turns = { HS256: 4_000, RS384: 1_500, ES384: 800 } as const;
/** The least speed, bare loop = 1. */
const goals = { HS256: 0.45, RS384: 0.75, ES384: 0.75 } as const;
const rounds = 5;

interface Cost {
  /** Requests per second. */
  readonly rate: number;
  /** Microseconds of CPU a request. */
  readonly cpu: number;
}

/** Prints the table. */
export async function benchEngine(): Promise<void> {
  const child = fork(fileURLToPath(new URL('trivial-endpoint.ts', import.meta.url)));
  const [port] = (await once(child, 'message')) as [number];
  const rows: (readonly string[])[] = [];
  try {
    for (const alg of Object.keys(turns) as (keyof typeof turns)[]) rows.push(await row(alg, port));
  } finally {
    child.disconnect();
  }
  table(['engine against a bare loop', 'speed, bare = 1', 'goal', 'µs of CPU, bare', 'µs of CPU added', 'goal'], rows);
}

async function row(alg: keyof typeof turns, port: number): Promise<readonly string[]> {
  const url = `http://127.0.0.1:${port}/token`;
  const engine = await openEngine(alg, url);
  const bare = openBare(alg, url);
  const contestants = [bare.run, engine.run] as const;
  const costs: readonly Cost[][] = [[], []];
  // The first round compiles; every round begins with the other.
  for (let round = 0; round <= rounds; round += 1) {
    for (const place of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const cost = await costOf(() => contestants[place]?.(turns[alg]) ?? Promise.resolve(0));
      if (round > 0) costs[place]?.push(cost);
    }
  }
  await bare.close();
  const [bareCosts = [], engineCosts = []] = costs;
  const speed = median(engineCosts.map(({ rate }, index) => rate / (bareCosts[index]?.rate ?? 1)));
  const bareCpu = median(bareCosts.map(({ cpu }) => cpu));
  const added = median(engineCosts.map(({ cpu }, index) => cpu - (bareCosts[index]?.cpu ?? 0)));
  return [alg, speed.toFixed(2), `≥ ${goals[alg]}`, bareCpu.toFixed(0), added.toFixed(0), '≤ 60'];
}

/** Runs something that tells how many requests it sent. */
async function costOf(run: () => Promise<number>): Promise<Cost> {
  const before = process.cpuUsage();
  const started = performance.now();
  const requests = await run();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { rate: requests / seconds, cpu: (user + system) / requests };
}
