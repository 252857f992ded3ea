/** Something measured: `run` does the work once and gives back what must not be optimised away. */
export interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
}

/** Milliseconds of CPU that one turn lasts, so that the clock's grain of a microsecond does not count. */
const turnMs = 20;
const rounds = 21;
/** Runs before the first that counts; by then a server has its code compiled as well as it will be. */
const warmUp = 50_000;

/**
 * Microseconds of CPU that each contestant takes for one run: the median over interleaved turns.
 *
 * All threads count, and noise from neighbours hardly does; every round begins with another contestant.
 */
export function contest(contestants: readonly Contestant[]): ReadonlyMap<string, number> {
  const turns = contestants.map((one) => ({ ...one, times: runsOfTurn(one), costs: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (let place = 0; place < turns.length; place += 1) {
      const turn = turns[(round + place) % turns.length];
      turn?.costs.push(cost(turn.run, turn.times));
    }
  }
  return new Map(turns.map(({ name, costs }) => [name, median(costs)]));
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Microseconds of CPU for one of so many runs. */
export function cost(run: () => unknown, times: number): number {
  const started = process.cpuUsage();
  for (let time = 0; time < times; time += 1) sink = run();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / times;
}

/** What the last run gave back. */
export let sink: unknown;

/** How many runs make a turn; finding out warms the code up as well. */
function runsOfTurn({ run }: Contestant): number {
  cost(run, warmUp);
  return Math.max(1, Math.round((turnMs * 1000) / cost(run, 5_000)));
}
