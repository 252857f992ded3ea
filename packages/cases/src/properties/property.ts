import type { Arbitrary } from 'fast-check';
import type { Bench } from '../draft.ts';
import type { Recipe } from '../recipe.ts';

/**
 * A family of requests, each of which breaks a MUST of the profile.
 *
 * It accuses in one direction only: such a request was accepted. What it draws is checked by the validator before it
 * is sent, so a draw that breaks nothing accuses nobody.
 */
export interface Property {
  readonly id: string;
  readonly title: string;
  /** The rule that an endpoint breaks when it accepts what is drawn. */
  readonly rule: string;
  /** Recipes, simplest first when shrunk. */
  readonly draw: (bench: Bench) => Arbitrary<Recipe>;
}
