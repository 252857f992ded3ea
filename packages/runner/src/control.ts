import { type Case, type Expectation, expectation, lineOf, neighbours, type TestClient } from '@assay/cases';
import { BudgetSpent } from './budget.ts';
import { clockOffset, worstOffsetSeconds } from './clock.ts';
import { clockCause } from './doctor/answer.ts';
import { type Cause, causeLine } from './doctor/check.ts';
import { explain } from './doctor/explain.ts';
import { about, statusOf } from './judge.ts';
import { retryAfter } from './patience.ts';
import type { Result } from './report.ts';
import { resultOf, unjudged } from './results.ts';
import { exchangeOf, fire, type Judged, type Lane } from './session.ts';
import { describeAnswer, observe, type Shot } from './shot.ts';

/** The valid request itself, as a case: between two accepted controls a refusal proves something. */
export const controlCase: Case = {
  id: 'control',
  title: 'the valid request is accepted',
  since: '2026-11',
  group: 'control',
  violates: [],
  proves: ['keeps-serving'],
};

/** Sends a control. */
export async function sendControl(lane: Lane): Promise<Judged> {
  const shot = await fire(lane, controlCase);
  lane.pulse = shot.answer.seconds;
  const expected = owedToControl(lane, shot);
  lane.tally.add(shot, expected, () => exchangeOf(lane.session, shot));
  return { shot, expected };
}

/** What is owed to the valid request: one differs from another only in its `jti`, and in times that move with the clock. */
function owedToControl(lane: Lane, { minted, bench }: Shot): Expectation {
  if (lane.owed?.bench.variant !== bench.variant || lane.owed.bench.neighbour !== bench.neighbour)
    lane.owed = { bench, expected: expectation(minted, bench) };
  return lane.owed.expected;
}

/** Whether a control was accepted. */
export function accepted({ shot }: Pick<Judged, 'shot'>): boolean {
  return observe(shot) === 'accepted';
}

/**
 * Seconds that an answer takes whatever is asked: those of the control, or of a plain refusal where they are more.
 *
 * A constant delay after each failure is a defence; it is looked for once, when something seems late.
 */
export async function measurePulse(lane: Lane): Promise<number> {
  lane.refusalPulse ??= await refusalSeconds(lane);
  return Math.max(lane.pulse ?? 0, lane.refusalPulse);
}

async function refusalSeconds(lane: Lane): Promise<number> {
  const shot = await fire(lane, { damage: 'flip-signature-octet' });
  return observe(shot) === 'refused' ? shot.answer.seconds : 0;
}

/** How a lost control came back: at the second try, while the endpoint was waited for, or not at all. */
export type Return = 'soon' | 'late' | 'never' | 'throttled';

/** Waits for the control to be accepted again, first as long as the endpoint asks, then as long as the limits allow. */
export async function regain(lane: Lane, lost: Judged): Promise<Return> {
  const { environment, limits, signal, watch } = lane.session;
  const until = environment.now() + limits.recovery * 1000;
  const asked =
    'none' in lost.shot.answer ? undefined : retryAfter(lost.shot.answer.response.headers, environment.now());
  let pause = Math.min(asked ?? limits.controlPause, limits.longestRetryAfter);
  let control = lost;
  // A throttled control has used up the patience of the run already.
  for (let tries = 1; observe(control.shot) !== 'throttled'; tries += 1) {
    watch?.({ doing: 'waiting', why: 'for the valid request to be accepted again', until });
    await environment.sleep(pause * 1000, signal);
    control = await sendControl(lane);
    if (accepted(control)) return tries === 1 ? 'soon' : 'late';
    if (environment.now() >= until) return 'never';
    pause = limits.controlPause;
  }
  return 'throttled';
}

/**
 * Establishes the control of a lane, or tells why none is accepted.
 *
 * The first answer gives the endpoint's clock; a refused base is tried once more and then with its neighbours.
 */
export async function* establish(lane: Lane): AsyncGenerator<Result> {
  lane.session.watch?.({ doing: 'sending', id: controlCase.id, variant: lane.variant.name });
  const first = await sendControl(lane);
  const far = learnClock(lane, first.shot);
  if (far !== undefined) {
    lane.lost = far.message;
    yield cannotJudge(lane, [first], far);
    return;
  }
  const second = accepted(first) ? first : await again(lane);
  if (accepted(second)) {
    yield resultOf(lane, controlCase, passed(second), [second]);
    return;
  }
  if (observe(second.shot) === 'refused') {
    const found = yield* tryNeighbours(lane, second);
    if (found) return;
  }
  const why = describeAnswer(second.shot.answer);
  lane.lost = `the valid request was not accepted: ${why}`;
  const cause = await explain(lane, second.shot, { others: othersOf(lane), keyRegistered: false }).catch(unlessSpent);
  yield cannotJudge(lane, [second], {
    message: `${lane.lost}${detail(second.shot)}`,
    help: `${causeLine(cause)}. ${cause.help} More: assay doctor`,
  });
}

async function again(lane: Lane): Promise<Judged> {
  const { environment, limits, signal } = lane.session;
  if (lane.session.offset === 0) await environment.sleep(limits.controlPause * 1000, signal);
  return sendControl(lane);
}

async function* tryNeighbours(lane: Lane, refused: Judged): AsyncGenerator<Result, boolean> {
  for (const neighbour of neighbours) {
    lane.neighbour = neighbour;
    const control = await sendControl(lane);
    if (!accepted(control)) continue;
    yield resultOf(lane, controlCase, passed(control), [control]);
    const line = lineOf(lane.session.profile, neighbour.rule);
    const promise = line?.server !== undefined && neighbour.promised ? line.server : 'MAY';
    yield resultOf(
      lane,
      { ...controlCase, id: `control-${neighbour.id}`, title: `the valid request is accepted only ${neighbour.title}` },
      {
        status: statusOf(promise),
        level: promise,
        requirement: neighbour.rule,
        spec: line?.spec ?? [],
        observed: 'refused',
        message: `refused (${describeAnswer(refused.shot.answer)}) the plain valid request; accepted it ${neighbour.title}`,
        help: 'All cases of this run are sent in the accepted form.',
      },
      [refused, control],
    );
    return true;
  }
  delete lane.neighbour;
  return false;
}

function passed({ shot }: Judged): Parameters<typeof resultOf>[2] {
  return { ...about(controlCase, shot), status: 'passed', observed: 'accepted', message: '', help: '' };
}

function cannotJudge(
  lane: Lane,
  seen: readonly Judged[],
  words: { readonly message: string; readonly help: string },
): Result {
  return unjudged(lane, controlCase, { status: 'error', ...words }, seen);
}

/** Takes over the endpoint's clock from its first answer. Returns what is wrong when it is too far off. */
function learnClock({ session }: Lane, { answer }: Shot): Cause | undefined {
  if ('none' in answer) return undefined;
  const offset = clockOffset(answer.response.headers, session.environment.now());
  if (offset === undefined) return undefined;
  if (Math.abs(offset) > worstOffsetSeconds) return clockCause(offset);
  session.offset = offset;
  return undefined;
}

/** A run that may send no more cannot find out why. */
function unlessSpent(error: unknown): Cause {
  if (!(error instanceof BudgetSpent)) throw error;
  return { at: '/clients', message: `no cause was looked for: ${error.message}`, help: 'Give --max-requests more.' };
}

function othersOf({ variant }: Lane): readonly TestClient[] {
  return variant.second === undefined ? [] : [variant.second];
}

function detail({ answer }: Shot): string {
  return 'none' in answer && answer.detail !== '' ? `: ${answer.detail}` : '';
}
