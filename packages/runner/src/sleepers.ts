import type { Result } from './report.ts';

/** Cases that wait, beside those that are sent in the meantime. */
export interface Sleepers {
  readonly add: (results: AsyncIterable<Result>) => void;
  readonly waiting: () => boolean;
  /** What is known by now. @throws what one of them threw */
  readonly ready: () => readonly Result[];
  /** Everything, as it becomes known. @throws what one of them threw */
  readonly rest: () => AsyncGenerator<Result>;
}

/** Opens a place for the waiting cases of one variant. */
export function openSleepers(): Sleepers {
  const tasks = new Set<Promise<void>>();
  const known: Result[] = [];
  const failures: unknown[] = [];
  const ready = (): readonly Result[] => {
    if (failures.length > 0) throw failures[0];
    return known.splice(0);
  };
  return {
    add(results) {
      const task = gather(results, known)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => tasks.delete(task));
      tasks.add(task);
    },
    waiting: () => tasks.size > 0,
    ready,
    async *rest() {
      while (tasks.size > 0) {
        await Promise.race(tasks);
        yield* ready();
      }
      yield* ready();
    },
  };
}

async function gather(results: AsyncIterable<Result>, into: Result[]): Promise<void> {
  for await (const result of results) into.push(result);
}
