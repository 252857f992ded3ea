import { breachOf, type Case } from '@assay/cases';
import { accepted, controlCase, regain, type Return, sendControl } from './control.ts';
import { statusOf } from './judge.ts';
import type { Result } from './report.ts';
import { breached, judged, unjudged } from './results.ts';
import { benchOf, fireCase, type Judged, type Lane } from './session.ts';
import { observe } from './shot.ts';

/** Cases between two controls, at most. */
export const windowSize = 10;

/** Behaviour that shows beside the answer, so that such a case is sent alone. */
const seenBeside = new Set(['key-url-not-fetched']);

/**
 * Sends a window of cases and a control, and judges them when the control is accepted.
 *
 * A refused control makes every refusal of the window worthless: they are sent again, singly, a control after each.
 */
export async function* runWindow(lane: Lane, cases: readonly Case[]): AsyncGenerator<Result> {
  if (lane.lost !== undefined) {
    for (const one of cases) yield blocked(lane, one);
    return;
  }
  const alone = cases.filter((one) => one.proves?.some((rule) => seenBeside.has(rule)));
  const shots = await fireTogether(lane, cases.filter((one) => !alone.includes(one)));
  const control = await sendControl(lane);
  const steady = accepted(control);
  if (!steady && (await regain(lane, control)) === 'never') {
    yield* giveUp(lane, { cases, shots, control });
    return;
  }
  for (const one of cases) {
    const shot = shots.get(one);
    if (steady && shot !== undefined && !needsSecondLook(shot)) yield settled(lane, one, shot);
    else yield* runSingly(lane, one);
  }
}

/** Sends cases, some at once, and stops at the first that gets no answer. */
async function fireTogether(lane: Lane, cases: readonly Case[]): Promise<ReadonlyMap<Case, Judged>> {
  const shots = new Map<Case, Judged>();
  const queue = [...cases];
  let stop = false;
  const worker = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined && !stop; one = queue.shift()) {
      const shot = await fireCase(lane, one);
      shots.set(one, shot);
      stop ||= 'none' in shot.shot.answer;
    }
  };
  await Promise.all(Array.from({ length: lane.session.concurrency }, worker));
  return shots;
}

/** An odd answer, or a refusal that would accuse: neither counts before it was seen twice. */
function needsSecondLook({ shot, expected }: Judged): boolean {
  const observed = observe(shot);
  if (observed === 'odd') return true;
  return observed === 'refused' && expected.ifRefused !== undefined && expected.ifRefused.level !== 'MAY';
}

function settled(lane: Lane, one: Case, shot: Judged): Result {
  return observe(shot.shot) === 'throttled' ? throttled(lane, one, shot) : judged(lane, one, shot);
}

/** Sends one case and a control after it; a second time when the first answer was odd or would accuse. */
export async function* runSingly(lane: Lane, one: Case): AsyncGenerator<Result> {
  if (lane.lost !== undefined) {
    yield blocked(lane, one);
    return;
  }
  const seen: Judged[] = [];
  for (let round = 0; round < 2; round += 1) {
    seen.push(await fireCase(lane, one));
    const control = await sendControl(lane);
    if (!accepted(control)) {
      const back = await regain(lane, control);
      const dead = observe(control.shot) !== 'refused';
      if (back !== 'soon' || dead) {
        yield stoppedServing(lane, one, { seen: [...seen, control], back });
        return;
      }
    }
    const last = seen.at(-1);
    if (last !== undefined && !needsSecondLook(last)) {
      yield settled(lane, one, last);
      return;
    }
  }
  yield afterTwo(lane, one, seen);
}

function afterTwo(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const [first, second] = seen;
  if (first === undefined || second === undefined) return blocked(lane, one);
  const odd = [first, second].map(({ shot }) => observe(shot) === 'odd');
  if (odd[0] && odd[1]) return unanswered(lane, one, seen);
  if (!odd[0] && !odd[1]) return judged(lane, one, second);
  const help = 'Send the case again with --grep; if the answers go on changing, look at the logs of the endpoint.';
  return unjudged(lane, one, { status: 'error', message: 'two equal requests got different kinds of answers', help }, seen);
}

/** The same odd answer twice, with accepted controls around it. */
function unanswered(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const breach = breachOf('refusal-answered', benchOf(lane));
  const last = seen.at(-1);
  if (breach === undefined || last === undefined) return blocked(lane, one);
  const level = isWhatClientsSend(one) ? breach.level : 'SHOULD';
  const answer = last.shot.answer;
  const what = 'none' in answer ? `no answer (${answer.none})` : `status ${answer.response.status}`;
  return breached(
    lane,
    one,
    { ...breach, level, status: statusOf(level), message: `${what}, twice, while the control was accepted: ${breach.message}` },
    seen,
  );
}

/** Bytes that no client would send deserve an answer all the same, but only SHOULD. */
function isWhatClientsSend(one: Case): boolean {
  const broken = new Set(['jws-size-limit', 'jws-compact-serialization', 'jws-base64url', 'jws-header-json-object', 'jws-payload-json-object', 'form-encoding', 'jws-not-encrypted', 'media-type-form', 'method-post']);
  return !one.violates.some((rule) => broken.has(rule));
}

function stoppedServing(lane: Lane, one: Case, { seen, back }: { readonly seen: readonly Judged[]; readonly back: Return }): Result {
  if (back === 'never') lane.lost = `the endpoint stopped serving after ${one.id}`;
  const breach = breachOf('keeps-serving', benchOf(lane));
  const after = back === 'never' ? 'did not come back' : 'came back later';
  if (breach === undefined) return blocked(lane, one);
  return breached(lane, one, { ...breach, status: statusOf(breach.level), message: `after this request the valid one was no longer accepted; the endpoint ${after}` }, seen);
}

/** The control is gone for good: the case that got no answer is to blame when there is only one. */
async function* giveUp(
  lane: Lane,
  { cases, shots, control }: { readonly cases: readonly Case[]; readonly shots: ReadonlyMap<Case, Judged>; readonly control: Judged },
): AsyncGenerator<Result> {
  const suspects = cases.filter((one) => {
    const shot = shots.get(one);
    return shot !== undefined && 'none' in shot.shot.answer;
  });
  const [culprit] = suspects;
  lane.lost = 'none' in control.shot.answer ? 'the endpoint stopped serving' : 'the endpoint no longer accepts the valid request';
  for (const one of cases) {
    const shot = shots.get(one);
    if (one === culprit && suspects.length === 1 && shot !== undefined) yield stoppedServing(lane, one, { seen: [shot, control], back: 'never' });
    else yield blocked(lane, one, shot);
  }
  if ('none' in control.shot.answer && suspects.length !== 1) yield stoppedServing(lane, nobody, { seen: [control], back: 'never' });
}

/** The endpoint died while several requests were in flight, so none of them can be accused. */
const nobody: Case = { ...controlCase, id: 'control-lost', title: 'the endpoint goes on serving', group: 'control' };

/** A result for a case that proves nothing, because no control is accepted around it. */
export function blocked(lane: Lane, one: Case, shot?: Judged): Result {
  const message = `proves nothing: ${lane.lost ?? 'no accepted control around it'}`;
  const help = 'Mend what the control says, then run again.';
  return unjudged(lane, one, { status: 'blocked', message, help }, shot === undefined ? [] : [shot]);
}

function throttled(lane: Lane, one: Case, shot: Judged): Result {
  const message = 'throttled beyond the patience of the run';
  return unjudged(lane, one, { status: 'error', message, help: 'Run with a lower --rate, or ask for a higher limit.' }, [shot]);
}
