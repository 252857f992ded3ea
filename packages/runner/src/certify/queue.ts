/** Hands values from many producers to one reader, in order. */
export interface Queue<T> {
  readonly add: (value: T) => void;
  /** Nothing more will be added. */
  readonly end: () => void;
  readonly events: AsyncIterable<T>;
}

/** Opens an empty queue. */
export function openQueue<T>(): Queue<T> {
  const waiting: T[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  async function* read(): AsyncGenerator<T> {
    for (;;) {
      yield* waiting.splice(0);
      if (waiting.length > 0) continue;
      if (ended) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    add: (value) => {
      waiting.push(value);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    events: read(),
  };
}
