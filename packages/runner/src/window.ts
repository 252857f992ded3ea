import { setImmediate } from 'node:timers/promises';
import { breachOf, type Case } from '@assay/cases';
import { blocked, changing, controlAfter, stoppedServing, throttled, unanswered } from './accuse.ts';
import { accepted, controlCase, measurePulse, type Return, regain, sendControl } from './control.ts';
import { statusOf } from './judge.ts';
import type { Result } from './report.ts';
import { breached, judged } from './results.ts';
import { benchOf, expectCase, type Fired, fireCase, type Judged, type Lane, prepareAhead } from './session.ts';
import { isWellFormedRefusal, observe } from './shot.ts';

/** Cases between two controls, at most. */
export const windowSize = 10;

/** Behaviour that shows beside the answer, so that such a case is sent alone. */
const seenBeside = new Set(['key-url-not-fetched']);

/**
 * Sends a window of cases and a control, and judges them when the control is accepted.
 *
 * A refused control makes every refusal of the window worthless: they are sent again, singly, a control after each.
 * An answer that is neither a token nor a well-formed refusal ends the window early; what is left makes another one.
 *
 * @param next what is likely to be sent after it, to be made meanwhile
 */
export async function* runWindow(
  lane: Lane,
  cases: readonly Case[],
  next: readonly Case[] = [],
): AsyncGenerator<Result> {
  const alone = cases.filter((one) => one.within !== undefined || one.proves?.some((rule) => seenBeside.has(rule)));
  let left = cases.filter((one) => !alone.includes(one));
  while (left.length > 0 && lane.lost === undefined) {
    const fired = await fireTogether(lane, left, [controlCase, ...next]);
    const [control, shots] = await Promise.all([sendControl(lane), expectAll(lane, fired)]);
    const steady = accepted(control);
    const back = steady ? 'soon' : await regain(lane, control);
    if (back === 'never' || back === 'throttled') {
      yield* giveUp(lane, left, { shots, control, back });
      left = [];
    }
    for (const [one, shot] of inOrder(left, shots)) {
      if (steady && !needsSecondLook(shot)) yield settled(lane, one, shot);
      else yield* runSingly(lane, one);
    }
    left = left.filter((one) => !shots.has(one));
  }
  for (const one of [...left, ...alone]) yield* runSingly(lane, one);
}

/** Says what was expected, while the control is under way. */
async function expectAll(lane: Lane, fired: readonly Fired[]): Promise<ReadonlyMap<Case, Judged>> {
  await setImmediate();
  return new Map(fired.map((one) => [one.one, expectCase(lane, one)]));
}

/** What was sent, in the order of the plan. */
function inOrder(cases: readonly Case[], shots: ReadonlyMap<Case, Judged>): readonly (readonly [Case, Judged])[] {
  return cases.flatMap((one) => {
    const shot = shots.get(one);
    return shot === undefined ? [] : [[one, shot] as const];
  });
}

/** Sends cases, some at once, and stops at the first answer that asks for a control. */
async function fireTogether(lane: Lane, cases: readonly Case[], next: readonly Case[]): Promise<readonly Fired[]> {
  const all: Fired[] = [];
  const queue = [...cases];
  let stop = false;
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = stop ? undefined : queue.shift()) {
      const firing = fireCase(lane, one);
      if (queue.length === 0) prepareAhead(lane, next);
      const fired = await firing;
      all.push(fired);
      stop ||= !accepted(fired) && !isWellFormedRefusal(fired.shot);
    }
  };
  await Promise.all(Array.from({ length: lane.session.concurrency }, worker));
  return all;
}

/** An odd answer, or a refusal that would accuse: neither counts before it was seen twice. */
function needsSecondLook({ shot, expected, beside }: Judged): boolean {
  if (beside !== undefined) return false;
  const observed = observe(shot);
  if (observed === 'odd') return true;
  return observed === 'refused' && expected.ifRefused !== undefined && expected.ifRefused.level !== 'MAY';
}

function settled(lane: Lane, one: Case, shot: Judged): Result {
  if (observe(shot.shot) === 'throttled') return throttled(lane, one, [shot]);
  const { beside, expected } = shot;
  // A token for a forged assertion is worse than the fetch that led to it.
  const worse = accepted(shot) && expected.ifAccepted !== undefined;
  if (beside === undefined || worse) return judged(lane, one, shot);
  return breached(lane, one, { ...beside, status: statusOf(beside.level) }, [shot]);
}

/** Sends one case and a control after it; a second time when the first answer was odd or would accuse. */
async function* runSingly(lane: Lane, one: Case): AsyncGenerator<Result> {
  if (lane.lost !== undefined) {
    yield blocked(lane, one);
    return;
  }
  const seen: Judged[] = [];
  let late = 0;
  let stumbled = false;
  for (let round = 0; round < 2; round += 1) {
    const shot = expectCase(lane, await fireCase(lane, one));
    seen.push(shot);
    const after = await controlAfter(lane, one, { seen, stumbled });
    if (typeof after === 'object') {
      yield after;
      return;
    }
    stumbled = after === 'stumble';
    const isLate = await cameLate(lane, one, shot);
    if (isLate) late += 1;
    if (!stumbled && !isLate && !needsSecondLook(shot)) {
      yield settled(lane, one, shot);
      return;
    }
  }
  yield late === 2 ? tardy(lane, one, seen) : afterTwo(lane, one, seen);
}

/** Whether an answer came late, against the control after it and a plain refusal: the way there is as long for all. */
async function cameLate(lane: Lane, { within }: Case, { shot }: Judged): Promise<boolean> {
  if (within === undefined || 'none' in shot.answer) return false;
  const spent = shot.answer.seconds - within;
  return spent > (lane.pulse ?? 0) && spent > (await measurePulse(lane));
}

/** A late answer, twice. A token that was not to be issued is worse than the time that it took. */
function tardy(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const [, last] = seen;
  const breach = breachOf(one.proves?.[0] ?? '', benchOf(lane));
  if (last === undefined || breach === undefined || (accepted(last) && last.expected.ifAccepted !== undefined))
    return afterTwo(lane, one, seen);
  const times = [last.shot.answer.seconds, lane.pulse ?? 0, lane.refusalPulse ?? 0];
  const [took, pulse, refusal] = times.map((seconds) => `${seconds.toFixed(1)} s`);
  const others = `that to the valid request ${pulse}, a plain refusal ${refusal}`;
  const message = `the answer took ${took}, twice, ${others}: ${breach.message}`;
  return breached(lane, one, { ...breach, status: statusOf(breach.level), message }, seen);
}

function afterTwo(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const [first, second] = seen;
  if (first === undefined || second === undefined) return blocked(lane, one);
  const odd = [first, second].filter(({ shot }) => observe(shot) === 'odd').length;
  if (odd === 2) return unanswered(lane, one, seen);
  return odd === 0 ? settled(lane, one, second) : changing(lane, one, seen);
}

interface Lost {
  readonly shots: ReadonlyMap<Case, Judged>;
  readonly control: Judged;
  readonly back: Return;
}

/** The control is gone for good: the case that got no answer is to blame when there is only one. */
function* giveUp(lane: Lane, cases: readonly Case[], { shots, control, back }: Lost): Generator<Result> {
  const suspects = cases.filter((one) => {
    const shot = shots.get(one);
    return shot !== undefined && 'none' in shot.shot.answer;
  });
  const dead = back !== 'throttled' && observe(control.shot) === 'odd';
  const culprit = dead && suspects.length === 1 ? suspects[0] : undefined;
  lane.lost = dead ? 'the endpoint stopped serving' : 'the endpoint no longer accepts the valid request';
  for (const one of cases) {
    const shot = shots.get(one);
    if (one === culprit && shot !== undefined) yield stoppedServing(lane, one, { seen: [shot, control], back });
    else yield blocked(lane, one, shot);
  }
  if (back === 'throttled') yield throttled(lane, nobody, [control]);
  else if (dead && culprit === undefined) yield stoppedServing(lane, nobody, { seen: [control], back });
}

/** The endpoint was lost while several requests were in flight, so none of them can be accused. */
const nobody: Case = { ...controlCase, id: 'control-lost', title: 'the endpoint goes on serving' };
