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
