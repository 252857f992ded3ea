import type { Planned, properties } from '@assay/cases';
import { establish } from './control.ts';
import { runProperty } from './property-run.ts';
import type { Result } from './report.ts';
import { unjudged } from './results.ts';
import { runSequence } from './sequence.ts';
import type { Lane } from './session.ts';
import { runWindow, windowSize } from './window.ts';

/** What is run in a lane. */
export interface LanePlan {
  readonly cases: readonly Planned[];
  readonly properties: typeof properties;
}

/** Runs one variant: control, single cases in windows, sequences, properties, and what its answers looked like. */
export async function* runLane(lane: Lane, plan: LanePlan): AsyncGenerator<Result> {
  yield* establish(lane);
  const established = lane.lost === undefined;
  for (const { case: one, skip } of plan.cases) {
    if (skip !== undefined)
      yield unjudged(lane, one, { status: 'skipped', message: skip, help: 'Give what is missing to have it judged.' });
  }
  const chosen = plan.cases.filter((one) => one.skip === undefined).map((one) => one.case);
  const singles = chosen.filter((one) => one.steps === undefined);
  // Sequences first: one that costs the control names the few requests that did it, a window cannot.
  for (const one of chosen) if (one.steps !== undefined) yield* runSequence(lane, one);
  for (let at = 0; at < singles.length; at += windowSize) yield* runWindow(lane, singles.slice(at, at + windowSize));
  for (const property of plan.properties) yield await runProperty(lane, property);
  // The refusals of an endpoint that accepts nothing prove nothing; an unreadable success is wrong all the same.
  yield* lane.tally.results({ variant: lane.variant.name, seed: lane.session.seed, brokenSuccessOnly: !established });
}
