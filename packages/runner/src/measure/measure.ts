import { BudgetSpent } from '../budget.ts';
import { accepted, regain, sendControl } from '../control.ts';
import type { Measured } from '../report.ts';
import { benchOf, fire, type Lane } from '../session.ts';
import { observe } from '../shot.ts';
import { type Quantity, quantities } from './quantities.ts';
import { type Found, searchLimit } from './search.ts';

/** Requests of one measurement, at most: the search, and both sides of the limit once more. */
export const measuringRequests = 12;

const confirming = 2;

/** Ends a search when an answer is neither an acceptance nor a refusal: nothing can be read from it. */
class Unreadable extends Error {}

/**
 * Measures the limits of an endpoint. Nobody is accused by it: a number is an observation.
 *
 * A number is told only when its request was accepted again and the next one refused again at the end, so that neither
 * a lock-out nor a busy moment passes for a limit.
 */
export async function* measure(lane: Lane, intrusive: boolean): AsyncGenerator<Measured> {
  const { turn } = lane.session;
  await turn.take();
  try {
    for (const one of quantities) {
      if (lane.lost !== undefined || !fits(lane)) return;
      yield* measureOne(lane, one, intrusive);
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
  } finally {
    turn.give();
  }
}

function fits({ session: { requests, maxRequests = Number.POSITIVE_INFINITY } }: Lane): boolean {
  return requests + measuringRequests <= maxRequests;
}

async function* measureOne(lane: Lane, quantity: Quantity, intrusive: boolean): AsyncGenerator<Measured> {
  const { name } = quantity;
  lane.session.watch?.({ doing: 'sending', id: name, variant: lane.variant.name });
  const readings = new Map<number, number>();
  const accepts = async (value: number): Promise<boolean> => {
    const shot = await fire(lane, quantity.recipe(value, benchOf(lane)));
    const observed = observe(shot);
    if (observed === 'odd' || observed === 'throttled') throw new Unreadable();
    readings.set(value, quantity.reading?.(shot) ?? value);
    return observed === 'accepted';
  };
  try {
    const range = quantity.range(benchOf(lane), intrusive);
    const found = await searchLimit({ ...range, tries: measuringRequests - confirming }, accepts);
    if (await confirmed(found, range.low, accepts)) return yield* told(lane, quantity, { found, readings });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  const control = await sendControl(lane);
  if (!accepted(control) && (await regain(lane, control)) !== 'soon')
    lane.lost = 'the valid request was no longer accepted';
}

/** A step to either side, for a request may take a second and its time goes on. */
async function confirmed(
  { accepted: most, refused }: Found,
  least: number,
  accepts: (value: number) => Promise<boolean>,
): Promise<boolean> {
  return (await accepts(Math.max(least, most - 1))) && (refused === undefined || !(await accepts(refused + 1)));
}

interface Reading {
  readonly found: Found;
  readonly readings: ReadonlyMap<number, number>;
}

/** One number when it is exact; where the search ended early, the smallest refused one beside it. */
function* told(lane: Lane, { name, unit }: Quantity, { found, readings }: Reading): Generator<Measured> {
  const about = { unit, variant: lane.variant.name };
  const at = (value: number): number => Math.max(0, readings.get(value) ?? value);
  const { accepted: low, refused } = found;
  yield { name: refused === undefined ? `${name}-at-least` : name, value: at(low), ...about };
  if (refused !== undefined && refused - low > 1)
    yield { name: name.replace(/accepted$/, 'refused'), value: at(refused), ...about };
}
