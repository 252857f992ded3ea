/** What the engine adds to signing and sending: against a bare loop, at an endpoint in a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openBare } from './bare-loop.ts';
import { openEngine } from './engine-run.ts';
import { table } from './table.ts';

/** Requests of a turn; those of the slow algorithms are fewer. */
const turns = { HS256: 2_000, RS384: 600, ES384: 300 } as const;
/** The least speed, bare loop = 1. */
const goals = { HS256: 0.45, RS384: 0.75, ES384: 0.75 } as const;
/** The most CPU that the engine may add to a request, in microseconds. */
const mostAdded = 60;
const rounds = 15;

interface Cost {
  /** Requests per second. */
  readonly rate: number;
  /** Microseconds of CPU a request. */
  readonly cpu: number;
}

/** Prints the table; false when a goal is missed. */
export async function benchEngine(): Promise<boolean> {
  const child = fork(fileURLToPath(new URL('trivial-endpoint.ts', import.meta.url)));
  const [port] = (await once(child, 'message')) as [number];
  const rows: Row[] = [];
  try {
    for (const alg of Object.keys(turns) as (keyof typeof turns)[]) rows.push(await measure(alg, port));
  } finally {
    child.disconnect();
  }
  table(
    ['engine against a bare loop', 'speed, bare = 1', 'goal', 'µs of CPU, bare', 'µs of CPU added', 'goal', 'met'],
    rows.map(({ alg, speed, bare, added, met }) => [
      alg,
      speed.toFixed(2),
      `≥ ${goals[alg]}`,
      bare.toFixed(0),
      added.toFixed(0),
      `≤ ${mostAdded}`,
      met ? 'yes' : 'no',
    ]),
  );
  return rows.every(({ met }) => met);
}

interface Row {
  readonly alg: keyof typeof turns;
  readonly speed: number;
  readonly bare: number;
  readonly added: number;
  readonly met: boolean;
}

async function measure(alg: keyof typeof turns, port: number): Promise<Row> {
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
  // The best of each: what comes on top of it is other work of the machine, and the collector's.
  const [bareBest, engineBest] = costs.map(best);
  if (bareBest === undefined || engineBest === undefined) throw new TypeError('nothing was measured');
  const speed = engineBest.rate / bareBest.rate;
  const added = engineBest.cpu - bareBest.cpu;
  return { alg, speed, bare: bareBest.cpu, added, met: speed >= goals[alg] && added <= mostAdded };
}

function best(costs: readonly Cost[]): Cost {
  return { rate: Math.max(...costs.map(({ rate }) => rate)), cpu: Math.min(...costs.map(({ cpu }) => cpu)) };
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
