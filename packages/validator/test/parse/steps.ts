type Method = (this: unknown, ...given: readonly unknown[]) => unknown;
type Cost = (self: unknown, run: () => unknown, given: readonly unknown[]) => readonly [result: unknown, steps: number];

const single = new Set(['at', 'charAt', 'charCodeAt', 'codePointAt']);
const cutting = new Set(['slice', 'substring', 'substr']);
const plain = new Set(['constructor', 'toString', 'valueOf']);

/**
 * Counts the characters that string methods and `RegExp.prototype.test` look at while some work runs.
 *
 * A count, unlike a time, is the same on every machine. One character is one step, a piece cut out as many as it has, a
 * search as many as it passes over, and any other method of a string as many as the string has. What runs inside `JSON.parse` is not counted.
 */
export function stepsOf(work: () => unknown): number {
  let steps = 0;
  const undo = [...counted()].map(([owner, name, cost]) =>
    replaced(owner, name, (self, run, given) => {
      const [result, more] = cost(self, run, given);
      steps += more;
      return result;
    }),
  );
  try {
    work();
  } finally {
    for (const restore of undo) restore();
  }
  return steps;
}

function* counted(): Iterable<readonly [owner: object, name: string, cost: Cost]> {
  for (const name of Object.getOwnPropertyNames(String.prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(String.prototype, name) ?? {};
    if (typeof value === 'function' && !plain.has(name) && name !== 'indexOf')
      yield [String.prototype, name, costOfText(name)];
  }
  yield [String.prototype, 'indexOf', costOfSearch];
  yield [RegExp.prototype, 'test', costOfTest];
}

function costOfText(name: string): Cost {
  return (self, run) => {
    const result = run();
    return [result, single.has(name) ? 1 : (cutting.has(name) ? String(result) : String(self)).length];
  };
}

function costOfSearch(self: unknown, run: () => unknown, given: readonly unknown[]): readonly [unknown, number] {
  const found = run() as number;
  return [found, 1 + (found < 0 ? String(self).length : found) - Number(given[1] ?? 0)];
}

/** A sticky expression moves on by what it matched; the ones in use give up at the first character otherwise. */
function costOfTest(self: unknown, run: () => unknown): readonly [unknown, number] {
  const { lastIndex } = self as RegExp;
  const result = run();
  return [result, 1 + Math.max(0, (self as RegExp).lastIndex - lastIndex)];
}

function replaced(owner: object, name: string, call: (...given: Parameters<Cost>) => unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor & { readonly value: Method };
  const value: Method = function (...given) {
    return call(this, () => original.value.apply(this, [...given]), given);
  };
  Object.defineProperty(owner, name, { ...original, value });
  return () => Object.defineProperty(owner, name, original);
}
