import {
  type Case,
  type Checked,
  checkProperty,
  expectation,
  type Property,
  type Recipe,
  serverLine,
  Unresolvable,
} from '@assay/cases';
import { blocked } from './accuse.ts';
import { accepted, type Return, regain, sendControl } from './control.ts';
import { judgeAnswer } from './judge.ts';
import type { Result } from './report.ts';
import { resultOf, unjudged } from './results.ts';
import { benchOf, exchangeOf, fire, type Judged, type Lane } from './session.ts';
import { observe } from './shot.ts';
import { windowSize } from './window.ts';

/** Seconds that draws and shrinking of one property may take together. */
const budgetSeconds = 20;

/** What one running of a property has sent so far. */
interface Running {
  readonly attempts: Judged[];
  /** Draws between two controls. */
  readonly window: number;
  /** How the control came back when it was lost; nothing is drawn after that. */
  lost?: Return;
}

/**
 * Runs one property over the wire, with a control after at most ten draws and at the end.
 *
 * When the control is lost and comes back soon, as with an endpoint that locks out after a few refusals in a row, it is
 * run again with a control after every draw.
 */
export async function* runProperty(lane: Lane, property: Property): AsyncGenerator<Result> {
  yield await resultOfProperty(lane, property, propertyCase(property));
}

/** A property as the case that its result is about. */
export function propertyCase({ id, title, rule }: Property): Case {
  return { id, title, since: '2026-11', group: 'property', violates: [rule] };
}

async function resultOfProperty(lane: Lane, property: Property, subject: Case): Promise<Result> {
  if (lane.lost !== undefined) return blocked(lane, subject);
  if (serverLine(lane.session.profile, property.rule, benchOf(lane))?.server !== 'MUST') {
    const message = `the profile sets no MUST for ${property.rule}`;
    return skipped(lane, subject, message);
  }
  try {
    const wide = await draw(lane, property, windowSize);
    const run = wide.running.lost === 'soon' ? await draw(lane, property, 1) : wide;
    return run.running.lost === undefined ? conclude(lane, subject, run) : blocked(lane, subject);
  } catch (error) {
    if (error instanceof Unresolvable) return skipped(lane, subject, error.message);
    throw error;
  }
}

function skipped(lane: Lane, subject: Case, message: string): Result {
  return unjudged(lane, subject, {
    status: 'skipped',
    message,
    help: 'A property accuses only by a MUST of the profile.',
  });
}

interface Drawn {
  readonly running: Running;
  readonly found: Checked;
}

async function draw(lane: Lane, property: Property, window: number): Promise<Drawn> {
  const { seed, runs, paths, watch } = lane.session;
  const path = paths[`${property.id}[${lane.variant.name}]`];
  watch?.({ doing: 'sending', id: property.id, variant: lane.variant.name });
  const running: Running = { attempts: [], window };
  const found = await checkProperty({ property, bench: benchOf(lane) }, (recipe) => attempt(lane, recipe, running), {
    seed,
    runs,
    budget: budgetSeconds,
    ...(path !== undefined && { path }),
  });
  await keepControl(lane, running);
  return { running, found };
}

/** Sends one draw; false once the control is lost, so that drawing and shrinking end at once. */
async function attempt(lane: Lane, recipe: Recipe, running: Running): Promise<boolean> {
  const { attempts, window } = running;
  if (attempts.length > 0 && attempts.length % window === 0) await keepControl(lane, running);
  if (running.lost !== undefined) return false;
  const shot = await fire(lane, recipe);
  const expected = expectation(shot.minted, shot.bench);
  lane.tally.add(shot, expected, () => exchangeOf(lane.session, shot));
  attempts.push({ shot, expected });
  return expected.expect === 'reject' && observe(shot) === 'accepted';
}

async function keepControl(lane: Lane, running: Running): Promise<void> {
  if (running.lost !== undefined) return;
  const control = await sendControl(lane);
  if (!accepted(control)) {
    running.lost = await regain(lane, control);
    if (running.lost === 'never' || running.lost === 'throttled')
      lane.lost = 'the valid request was no longer accepted';
    return;
  }
  // A case that waited may go on here: after a control, nothing hangs on what comes next.
  lane.session.turn.give();
  await lane.session.turn.take();
  if (lane.lost !== undefined) running.lost = 'never';
}

function conclude(lane: Lane, subject: Case, { running: { attempts }, found }: Drawn): Result {
  const { counterexample, path, runs } = found;
  const smallest = attempts.findLast(
    ({ shot, expected }) => expected.expect === 'reject' && observe(shot) === 'accepted',
  );
  const last = attempts.at(-1);
  if (counterexample === undefined || smallest === undefined) {
    if (last === undefined) return blocked(lane, subject);
    const result = resultOf(
      lane,
      subject,
      { ...judgeAnswer(last.shot, last.expected, subject), status: 'passed', message: '', help: '' },
      [last],
    );
    return { ...result, requirement: subject.violates[0] ?? result.requirement };
  }
  const result = resultOf(lane, subject, judgeAnswer(smallest.shot, smallest.expected, subject), [smallest]);
  const edit = smallest.shot.minted.diff.join('; ');
  return {
    ...result,
    help: `${result.help}${asCase(subject, counterexample)}`,
    message: `${result.message}. Smallest of ${runs} draws and ${attempts.length} requests: ${edit}`,
    reproduce: { ...result.reproduce, ...(path !== undefined && { path }) },
  };
}

/** The smallest edit as an object for a case file; a tampered text has no words there. */
function asCase({ id, since, violates }: Case, { tamper, ...recipe }: Recipe): string {
  if (tamper !== undefined) return '';
  const kept = { id: `${id}-found`, title: `counterexample of ${id}`, since, ...recipe, violates };
  return ` To keep it as a case: ${JSON.stringify(kept)}`;
}
