import { breachOf, type Case } from '@assay/cases';
import { accepted, type Return, regain, sendControl } from './control.ts';
import { statusOf } from './judge.ts';
import type { Result } from './report.ts';
import { breached, unjudged } from './results.ts';
import { benchOf, type Judged, type Lane } from './session.ts';
import { observe } from './shot.ts';

/** What was seen of a case. */
export interface Seen {
  readonly seen: readonly Judged[];
  /** The control after it was dead for a moment already. */
  readonly stumbled: boolean;
  /** So many requests that a refused control may be a defence. */
  readonly burst?: boolean;
}

/**
 * Sends the control that belongs after a case.
 *
 * A control that is dead and soon back is a stumble: it accuses nobody before it was seen twice.
 *
 * @returns a result when no control was accepted in time, or the endpoint stumbled once more
 */
export async function controlAfter(
  lane: Lane,
  one: Case,
  { seen, stumbled, burst }: Seen,
): Promise<'steady' | 'stumble' | Result> {
  const control = await sendControl(lane);
  if (accepted(control)) return 'steady';
  const back = await regain(lane, control);
  if (back === 'throttled') {
    lane.lost = throttling;
    return throttled(lane, one, seen);
  }
  const refused = observe(control.shot) === 'refused';
  if (back === 'soon' && (refused || !stumbled)) return refused ? 'steady' : 'stumble';
  if (refused && burst === true) {
    if (back === 'never') lane.lost = `the valid request was no longer accepted after ${one.id}`;
    return blocked(lane, one, control);
  }
  return stoppedServing(lane, one, { seen: [...seen, control], back });
}

const throttling = 'the endpoint throttles beyond the patience of the run';

/** The same odd answer twice, with accepted controls around it. */
export function unanswered(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const last = seen.at(-1);
  const owed = last?.expected.ifRefused;
  const breach = owed?.rule === 'keeps-serving' ? owed : breachOf('refusal-answered', benchOf(lane));
  if (breach === undefined || last === undefined) return changing(lane, one, seen);
  const level = isWhatClientsSend(one) ? breach.level : 'SHOULD';
  const answer = last.shot.answer;
  const what = 'none' in answer ? `no answer (${answer.none})` : `status ${answer.response.status}`;
  const message = `${what}, twice, while the control was accepted: ${breach.message}`;
  return breached(lane, one, { ...breach, level, status: statusOf(level), message }, seen);
}

/** Rules about bytes that no client would send: they deserve an answer all the same, but only SHOULD. */
const bytesOnly = new Set([
  'jws-size-limit',
  'jws-compact-serialization',
  'jws-base64url',
  'jws-header-json-object',
  'jws-payload-json-object',
  'form-encoding',
  'jws-not-encrypted',
  'media-type-form',
  'method-post',
]);

function isWhatClientsSend({ violates }: Case): boolean {
  return !violates.some((rule) => bytesOnly.has(rule));
}

/** The valid request is not accepted any more, or was not for a while. */
export function stoppedServing(
  lane: Lane,
  one: Case,
  { seen, back }: { readonly seen: readonly Judged[]; readonly back: Return },
): Result {
  if (back === 'never') lane.lost = `the endpoint stopped serving after ${one.id}`;
  const breach = breachOf('keeps-serving', benchOf(lane));
  if (breach === undefined) return blocked(lane, one);
  const after = back === 'never' ? 'did not come back' : 'came back later';
  const message = `after this request the valid one was no longer accepted; the endpoint ${after}`;
  return breached(lane, one, { ...breach, status: statusOf(breach.level), message }, seen);
}

/** Equal requests with unequal answers say nothing. */
export function changing(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const help = 'Send the case again with --grep; if the answers go on changing, look at the logs of the endpoint.';
  return unjudged(
    lane,
    one,
    { status: 'error', message: 'two equal requests got different kinds of answers', help },
    seen,
  );
}

/** A result for a case that proves nothing, because no control is accepted around it. */
export function blocked(lane: Lane, one: Case, shot?: Judged): Result {
  const message = `proves nothing: ${lane.lost ?? 'no accepted control around it'}`;
  const help = 'Mend what the control says, then run again.';
  return unjudged(lane, one, { status: 'blocked', message, help }, shot === undefined ? [] : [shot]);
}

/** A result for a case that could not be judged for 429 and 503. */
export function throttled(lane: Lane, one: Case, seen: readonly Judged[]): Result {
  const message = 'throttled beyond the patience of the run';
  return unjudged(
    lane,
    one,
    { status: 'error', message, help: 'Run with a lower "rate" in the configuration, or ask for a higher limit.' },
    seen,
  );
}
