import fc from 'fast-check';
import type { Bench } from '../draft.ts';
import type { Recipe } from '../recipe.ts';
import type { Property } from './property.ts';

/** How a property is run. */
export interface CheckOptions {
  readonly seed: number;
  /** Draws before shrinking. */
  readonly runs: number;
  /** Starts at one draw of an earlier run. */
  readonly path?: string;
  /** Seconds for draws and shrinking together. */
  readonly budget: number;
}

/** What a property found. */
export interface Checked {
  readonly runs: number;
  /** The smallest recipe that was accepted; absent when none was. */
  readonly counterexample?: Recipe;
  readonly path?: string;
}

/**
 * Draws recipes until one is accepted, then shrinks it over the wire.
 *
 * @param accepted sends one recipe, minted anew, and tells whether a token was issued although a MUST forbids it
 */
export async function checkProperty(
  { property, bench }: { readonly property: Property; readonly bench: Bench },
  accepted: (recipe: Recipe) => Promise<boolean>,
  options: CheckOptions,
): Promise<Checked> {
  const refused = fc.asyncProperty(property.draw(bench), async (recipe) => !(await accepted(recipe)));
  const details = await fc.check(refused, {
    seed: options.seed,
    numRuns: options.runs,
    interruptAfterTimeLimit: options.budget * 1000,
    markInterruptAsFailure: false,
    ...(options.path !== undefined && { path: options.path }),
  });
  if (details.errorInstance instanceof Error && !isPlainRefusal(details.errorInstance)) throw details.errorInstance;
  const [counterexample] = details.counterexample ?? [];
  return {
    runs: details.numRuns,
    ...(details.failed && counterexample !== undefined && { counterexample, path: details.counterexamplePath ?? '' }),
  };
}

/** fast-check reports a predicate that answered false by an error of its own. */
function isPlainRefusal(error: Error): boolean {
  return error.message.startsWith('Property failed by returning false');
}
