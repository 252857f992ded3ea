/** The part of the score that one thread works on. */
export interface Part {
  /** Everything against everything, not only what CI can afford. */
  readonly all: boolean;
  readonly share: { readonly index: number; readonly count: number };
  readonly tell: (line: string) => void;
  /** Told how many of its jobs of one kind are done. */
  readonly step: (done: number, of: number) => void;
}

/** Every `count`th job, beginning with number `index`. */
export function shareOf<T>(jobs: readonly T[], { index, count }: Part['share']): readonly T[] {
  return jobs.filter((_, number) => number % count === index);
}

/** Runs jobs a few at a time: what is judged lives in this process, but the waits overlap. */
export async function inParallel<T, R>(
  jobs: readonly T[],
  run: (job: T) => Promise<R>,
  { step, atOnce = 4 }: Pick<Part, 'step'> & { readonly atOnce?: number },
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  step(done, jobs.length);
  const worker = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      results[index] = await run(jobs[index] as T);
      done += 1;
      step(done, jobs.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Jobs that mostly wait go on beside the others, more of them at once. */
export async function inBoth<T, R>(
  jobs: readonly T[],
  run: (job: T) => Promise<R>,
  { step, waits }: Pick<Part, 'step'> & { readonly waits: (job: T) => boolean },
): Promise<readonly R[]> {
  const kinds = [jobs.filter((job) => !waits(job)), jobs.filter(waits)] as const;
  const done = [0, 0];
  const stepOf = (kind: number) => (count: number) => {
    done[kind] = count;
    step((done[0] ?? 0) + (done[1] ?? 0), jobs.length);
  };
  const results = await Promise.all([
    inParallel(kinds[0], run, { step: stepOf(0) }),
    inParallel(kinds[1], run, { step: stepOf(1), atOnce: 8 }),
  ]);
  return results.flat();
}
