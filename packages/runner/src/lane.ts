import type { Case, Planned, properties } from '@assay/cases';
import { blocked } from './accuse.ts';
import { BudgetSpent } from './budget.ts';
import { controlCase, establish } from './control.ts';
import { setOf, tendsKeySet } from './key-set-cases.ts';
import { propertyCase, runProperty } from './property-run.ts';
import type { Result } from './report.ts';
import { runResource } from './resource.ts';
import { unjudged } from './results.ts';
import { runSequence } from './sequence.ts';
import type { Lane, Session } from './session.ts';
import { openSleepers } from './sleepers.ts';
import { runWindow, windowSize } from './window.ts';

/** What is run in a lane. */
export interface LanePlan {
  readonly cases: readonly Planned[];
  readonly properties: typeof properties;
}

/** One variant on its way. */
export interface RunningLane {
  /** Control, sequences, single cases in windows, properties; a sequence that waits goes on beside all others. */
  readonly run: () => AsyncGenerator<Result>;
  /** Whether some sequences still wait. */
  readonly waiting: () => boolean;
  /** Waits for them, and tells what the answers looked like. */
  readonly finish: () => AsyncGenerator<Result>;
}

/** Prepares one variant. */
export function startLane(lane: Lane, plan: LanePlan): RunningLane {
  const sleepers = openSleepers();
  const chosen = plan.cases.filter((one) => one.skip === undefined).map((one) => one.case);
  const tending = chosen.filter(tendsKeySet);
  const sequences = chosen.filter((one) => one.steps !== undefined && !tending.includes(one));
  const resources = chosen.filter((one) => one.resource !== undefined);
  const singles = chosen.filter((one) => one.steps === undefined && one.resource === undefined);
  let established = false;
  return {
    waiting: sleepers.waiting,
    async *run() {
      yield* inTurn(lane, [controlCase], establish(lane));
      established = lane.lost === undefined;
      for (const { case: one, skip } of plan.cases) if (skip !== undefined) yield leftOut(lane, one, skip);
      // Sequences first: one that costs the control names the few requests that did it, a window cannot.
      for (const one of sequences) if (waits(one)) sleepers.add(inTurn(lane, [one], runSequence(lane, one)));
      for (const one of sequences) if (!waits(one)) yield* inTurn(lane, [one], fitting(lane, one));
      for (const one of resources) yield* inTurn(lane, [one], fitting(lane, one));
      for (let at = 0; at < singles.length; ) {
        const cases = singles.slice(at, at + room(lane.session));
        at += cases.length;
        yield* inTurn(lane, cases, runWindow(lane, cases, singles.slice(at, at + lane.session.concurrency)));
        yield* sleepers.ready();
      }
      for (const one of plan.properties) yield* inTurn(lane, [propertyCase(one)], runProperty(lane, one));
      // Last, for until then every request rests on the set as it is registered; the next client has one of its own.
      sleepers.add(oneByOne(lane, tending));
    },
    async *finish() {
      yield* sleepers.rest();
      if (lane.astray === true) return;
      // The refusals of an endpoint that accepts nothing prove nothing; an unreadable success is wrong all the same.
      const brokenSuccessOnly = !established;
      yield* lane.tally.results({ variant: lane.variant.name, seed: lane.session.seed, brokenSuccessOnly });
    },
  };
}

/** Plays the cases that change the key set, in order, while no other client changes the same one. */
async function* oneByOne(lane: Lane, cases: readonly Case[]): AsyncGenerator<Result> {
  const turn = setOf(lane)?.turn;
  await turn?.take();
  try {
    for (const one of cases) yield* inTurn(lane, [one], fittingThen(lane, one));
  } finally {
    turn?.give();
  }
}

/** How much is left is known when the turn has come. */
async function* fittingThen(lane: Lane, one: Case): AsyncGenerator<Result> {
  yield* fitting(lane, one);
}

/** Whether a sequence waits between its steps, so that others can be sent in the meantime. */
export function waits({ steps = [] }: Case): boolean {
  return steps.some(({ after }) => after !== undefined);
}

/** A sequence is not begun when too few requests are left to end it. */
function fitting(lane: Lane, one: Case): AsyncIterable<Result> | readonly Result[] {
  const { requests, maxRequests = Number.POSITIVE_INFINITY } = lane.session;
  const needed = requestsOf(one) + 1;
  const left = maxRequests - requests;
  if (needed <= left) return played(lane, one);
  const message = `not sent: it takes ${needed} requests with its control, and ${left} of ${maxRequests} are left`;
  return [unjudged(lane, one, { status: 'blocked', message, help: 'Allow more requests.' })];
}

/** A resource is asked after a control that opens it, when there is one; a sequence has its control after it. */
function played(lane: Lane, one: Case): AsyncIterable<Result> | readonly Result[] {
  if (one.resource === undefined) return runSequence(lane, one);
  return lane.lost === undefined ? runResource(lane, one) : [blocked(lane, one)];
}

/** Requests of a case, without its control. */
export function requestsOf({ steps = [{ id: '' }], resource }: Case): number {
  if (resource !== undefined) return resource === 'token' ? 1 : 2;
  return steps.reduce((sum, { times = 1 }) => sum + times, 0);
}

/** Cases of the next window: no more than can be sent with a control after them. */
function room({ requests, maxRequests = Number.POSITIVE_INFINITY }: Session): number {
  return Math.max(1, Math.min(windowSize, maxRequests - requests - 1));
}

function leftOut(lane: Lane, one: Case, message: string): Result {
  return unjudged(lane, one, { status: 'skipped', message, help: 'Give what is missing to have it judged.' });
}

/** Runs something in its turn. What it leaves open when the requests of the run are spent is blocked. */
async function* inTurn(
  lane: Lane,
  cases: readonly Case[],
  results: AsyncIterable<Result> | readonly Result[],
): AsyncGenerator<Result> {
  const open = new Map(cases.map((one) => [one.id, one]));
  await lane.session.turn.take();
  try {
    for await (const result of results) {
      open.delete(result.id);
      yield result;
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    lane.lost = error.message;
  } finally {
    lane.session.turn.give();
  }
  for (const one of open.values()) yield blocked(lane, one);
}
