/** How far one thread has come with one kind of jobs. */
export interface Step {
  readonly index: number;
  /** What is judged: `faults of endpoints`. */
  readonly stage: string;
  readonly done: number;
  readonly of: number;
}

/** Tells on a stream how far all threads have come. */
export interface ScoreProgress {
  readonly step: (step: Step) => void;
  /** Writes a line that stays, on standard output. */
  readonly say: (line: string) => void;
  readonly close: () => void;
}

/** Milliseconds between two tellings: a line that is overwritten, or lines that stay in a log. */
const pauses = { terminal: 250, log: 30_000 } as const;

/** Opens the progress of a score. */
export function openProgress(stream: NodeJS.WriteStream): ScoreProgress {
  const started = performance.now();
  const stages = new Map<string, Map<number, Step>>();
  const clear = stream.isTTY ? '\r\x1b[K' : '';
  const tell = (): void => {
    const line = `${lineOf(stages)} after ${Math.round((performance.now() - started) / 1000)} s`;
    if (stages.size > 0) stream.write(stream.isTTY ? clear + line.slice(0, stream.columns - 1) : `${line}\n`);
  };
  const timer = setInterval(tell, stream.isTTY ? pauses.terminal : pauses.log);
  return {
    step(step) {
      const threads = stages.get(step.stage) ?? new Map<number, Step>();
      stages.set(step.stage, threads.set(step.index, step));
    },
    say(line) {
      stream.write(clear);
      console.log(line);
    },
    close() {
      clearInterval(timer);
      stream.write(clear);
    },
  };
}

/** What is not done yet, all threads together. */
function lineOf(stages: ReadonlyMap<string, ReadonlyMap<number, Step>>): string {
  const sums = [...stages].map(([stage, threads]) => {
    const sum = (name: 'done' | 'of') => [...threads.values()].reduce((all, one) => all + one[name], 0);
    return { stage, done: sum('done'), of: sum('of') };
  });
  const open = sums.filter(({ done, of }) => done < of);
  return (open.length > 0 ? open : sums.slice(-1))
    .map(({ stage, done, of }) => `${stage}: ${done} of ${of}`)
    .join(', ');
}
