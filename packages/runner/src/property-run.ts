import {
  type Case,
  checkProperty,
  expectation,
  type Property,
  type Recipe,
  serverLine,
  Unresolvable,
} from '@assay/cases';
import { blocked } from './accuse.ts';
import { accepted, regain, sendControl } from './control.ts';
import { judgeAnswer } from './judge.ts';
import type { Result } from './report.ts';
import { resultOf, unjudged } from './results.ts';
import { benchOf, exchangeOf, fire, type Judged, type Lane } from './session.ts';
import { observe } from './shot.ts';
import { windowSize } from './window.ts';

/** Seconds that draws and shrinking of one property may take together. */
const budgetSeconds = 20;

/** Thrown inside a property when the control is lost, to stop drawing. */
class ControlLost extends Error {}

/** Runs one property over the wire, with a control after at most ten draws and at the end. */
export async function runProperty(lane: Lane, property: Property): Promise<Result> {
  const subject: Case = {
    id: property.id,
    title: property.title,
    since: '2026-11',
    group: 'property',
    violates: [property.rule],
  };
  if (lane.lost !== undefined) return blocked(lane, subject);
  if (serverLine(lane.session.profile, property.rule, benchOf(lane))?.server !== 'MUST') {
    const message = `the profile sets no MUST for ${property.rule}`;
    return unjudged(lane, subject, {
      status: 'skipped',
      message,
      help: 'Nothing to do: a property only accuses by a MUST.',
    });
  }
  const { session } = lane;
  const attempts: Judged[] = [];
  try {
    const found = await checkProperty({ property, bench: benchOf(lane) }, (recipe) => attempt(lane, recipe, attempts), {
      seed: session.seed,
      runs: session.runs,
      budget: budgetSeconds,
      ...(session.path !== undefined && { path: session.path }),
    });
    await keepControl(lane);
    return conclude(lane, subject, { attempts, ...found });
  } catch (error) {
    if (error instanceof ControlLost) return blocked(lane, subject);
    if (error instanceof Unresolvable)
      return unjudged(lane, subject, {
        status: 'skipped',
        message: error.message,
        help: 'See the profile and the configuration.',
      });
    throw error;
  }
}

async function attempt(lane: Lane, recipe: Recipe, attempts: Judged[]): Promise<boolean> {
  if (attempts.length > 0 && attempts.length % windowSize === 0) await keepControl(lane);
  const shot = await fire(lane, recipe);
  const expected = expectation(shot.minted, shot.bench);
  lane.tally.add(shot, expected, () => exchangeOf(lane.session, shot));
  attempts.push({ shot, expected });
  return expected.expect === 'reject' && observe(shot) === 'accepted';
}

async function keepControl(lane: Lane): Promise<void> {
  const control = await sendControl(lane);
  if (accepted(control)) return;
  const back = await regain(lane, control);
  if (back === 'never' || back === 'throttled') lane.lost = 'the valid request was no longer accepted';
  throw new ControlLost();
}

function conclude(
  lane: Lane,
  subject: Case,
  {
    attempts,
    counterexample,
    path,
    runs,
  }: {
    readonly attempts: readonly Judged[];
    readonly counterexample?: Recipe;
    readonly path?: string;
    readonly runs: number;
  },
): Result {
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
    message: `${result.message}. Smallest of ${runs} draws and ${attempts.length} requests: ${edit}`,
    reproduce: { ...result.reproduce, ...(path !== undefined && { path }) },
  };
}
