import { breachOf, type Case, type Expectation, type Step } from '@assay/cases';
import { blocked, changing, controlAfter, throttled, unanswered } from './accuse.ts';
import { type History, openHistory } from './history.ts';
import { about, judgeAnswer } from './judge.ts';
import { comeBack, neverFetched, rested, restSeconds } from './key-set-cases.ts';
import type { Play } from './play.ts';
import { type Result, type Status, statuses } from './report.ts';
import { resultOf, unjudged } from './results.ts';
import { openRotation } from './rotation.ts';
import { benchOf, expectStep, type Judged, type Lane } from './session.ts';
import { observe, type Shot } from './shot.ts';
import { isExcused, mayBeLate, owing, sendStep } from './step.ts';
import { togetherBreaches } from './together.ts';

/** What one playing of a sequence showed. */
interface Played {
  readonly result: Result;
  /** Worth seeing twice before anybody is accused: an odd answer, or a refusal. */
  readonly doubtful: boolean;
  /** The odd answers of the step that ended it. */
  readonly odd?: readonly Odd[];
  /** It ended after the key set was served in a way that may have cost the endpoint its keys. */
  readonly spoilt?: boolean;
  /** Others had the turn for too long when it wanted to go on. */
  readonly heldUp?: true;
}

/** An odd answer, and which of the requests of a sequence got it. */
interface Odd {
  readonly one: Judged;
  readonly at: string;
}

/** Plays a sequence with a control after it; twice, when what it showed is doubtful. */
export async function* runSequence(lane: Lane, subject: Case): AsyncGenerator<Result> {
  const plays: Played[] = [];
  lane.session.watch?.({ doing: 'sending', id: subject.id, variant: lane.variant.name });
  const burst = subject.steps?.some((step) => (step.times ?? 1) > 1) ?? false;
  let stumbled = false;
  for (let round = 0; round < 2 && lane.lost === undefined; round += 1) {
    // What was held up by others gives nobody the turn when it is played again.
    const played = await playSequence(lane, subject, plays.at(-1)?.heldUp ?? false);
    // While this one waited, another case may have cost the control.
    if (lane.lost !== undefined) {
      yield blocked(lane, subject);
      return;
    }
    plays.push(played);
    if (played.spoilt === true) await comeBack(lane);
    const after = await controlAfter(lane, subject, { seen: oddOf(plays), stumbled, burst });
    if (typeof after === 'object') {
      yield after;
      return;
    }
    stumbled = after === 'stumble';
    if (!stumbled && !played.doubtful) break;
  }
  const shown = oddTwice(lane, subject, plays) ?? plays.at(-1)?.result;
  const unasked = lane.lost === undefined ? neverFetched(lane, subject) : undefined;
  yield unasked ?? shown ?? blocked(lane, subject);
}

function oddOf(plays: readonly Played[]): readonly Judged[] {
  return plays.flatMap(({ odd = [] }) => odd.slice(0, 1).map(({ one }) => one));
}

/** Odd answers in both plays: to the same request, or to different ones, which shows only that some get lost. */
function oddTwice(lane: Lane, subject: Case, plays: readonly Played[]): Result | undefined {
  const [first = [], second = []] = plays.map(({ odd = [] }) => odd);
  if (first.length === 0 || second.length === 0) return undefined;
  const again = second.find(({ at }) => first.some((one) => one.at === at));
  const before = first.find(({ at }) => at === again?.at);
  if (again === undefined || before === undefined) return changing(lane, subject, oddOf(plays));
  return unanswered(lane, subject, [before.one, again.one]);
}

async function playSequence(lane: Lane, subject: Case, alone: boolean): Promise<Played> {
  const rotation = openRotation(lane);
  const play: Play = {
    ...{ lane, subject, alone, history: openHistory(), shots: new Map(), seen: [], fetched: new Map() },
    ...(rotation && { rotation }),
  };
  try {
    for (const step of subject.steps ?? []) {
      const stop = await playStep(play, step);
      if (stop !== undefined) return { ...stop, spoilt: rotation?.spoilt() ?? false };
    }
  } finally {
    rotation?.restore();
  }
  if (play.missed === true) return { result: overlooked(play), doubtful: false };
  const answers = play.seen.map((one) => ({ one, judgement: judgeAnswer(one.shot, one.expected, subject) }));
  // Of equals the last one tells most: what came before only led up to it.
  const [worst] = answers.toReversed().toSorted((a, b) => rank(a.judgement.status) - rank(b.judgement.status));
  const single = worst === undefined ? [] : [resultOf(lane, subject, worst.judgement, evidenceFor(play, worst.one))];
  const [result = unjudged(lane, subject, nothingSeen)] = [...togetherBreaches(play), ...single].toSorted(
    (a, b) => rank(a.status) - rank(b.status),
  );
  return { result, doubtful: result.status !== 'passed' && result.status !== 'info' && result.observed === 'refused' };
}

/** What came before the telling request, and that request last: its expectation is the result's. */
function evidenceFor({ seen }: Play, telling: Judged): readonly Judged[] {
  return [...seen.slice(0, Math.min(3, seen.indexOf(telling))), telling];
}

/** An endpoint that did not look at the set while nobody could use it has shown nothing. */
function overlooked({ lane, subject, seen }: Play): Result {
  const message = 'shows nothing: the endpoint did not fetch the key set while it was served so';
  const [last] = seen.slice(-1);
  const bench = last?.shot.bench ?? benchOf(lane);
  const judgement = { ...about(subject, { bench }), status: 'info', observed: 'none', message, help: '' } as const;
  return resultOf(lane, subject, judgement, seen.slice(-1));
}

const nothingSeen = {
  status: 'blocked',
  message: 'no step of the sequence could be judged',
  help: 'Run it alone with --grep.',
} as const;

function rank(status: Status): number {
  return statuses.indexOf(status);
}

/** Sends one step. Returns how the sequence ended when it cannot go on. */
async function playStep(play: Play, step: Step): Promise<Played | undefined> {
  const late = step.after === undefined ? 0 : await wait(play, step.after, false);
  if (late > latestSeconds) return heldUp(play, late);
  await play.rotation?.change(step.jwks ?? []);
  const before = play.rotation?.fetches().length ?? 0;
  const judgedShots = await shootStep(play, step);
  play.shots.set(step.id, judgedShots);
  play.fetched.set(step.id, play.rotation?.fetches().slice(before) ?? []);
  play.missed ||= showsNothing(play, step, judgedShots);
  const answers = judgedShots.map((one, at) => ({ one, at: `${step.id} ${at}` }));
  const ends = answers.filter(({ one }) => !isExcused(play, step, one.shot));
  for (const { one } of ends) {
    const end = endOf(play, step, one);
    if (end !== undefined) return isOdd(one) ? { ...end, odd: ends.filter((other) => isOdd(other.one)) } : end;
  }
  const counts = play.rotation?.ailing() !== true || step.expect !== undefined;
  if (step.together !== true && counts) play.seen.push(...judgedShots);
  // What comes after it rests on it; only an ailing set has to be put right first.
  const idle = play.missed === true && play.rotation?.ailing() !== true;
  return idle ? { result: overlooked(play), doubtful: false } : undefined;
}

/** An endpoint that has not looked at the set as it is served now has shown nothing by what it answers. */
function showsNothing({ rotation }: Play, step: Step, seen: readonly Judged[]): boolean {
  if (rotation === undefined || rotation.noticed()) return false;
  return rotation.ailing() || (restsOnAdded(step) && seen.every(({ shot }) => observe(shot) === 'refused'));
}

/** Whether the answer is about a key that was added: one that signs, or one that may not disturb those beside it. */
function restsOnAdded({ key, expect, jwks = [] }: Step): boolean {
  return key === 'added' || (expect === 'accept' && jwks.some((change) => change.startsWith('add:')));
}

/** Sends a step and says what was expected; again when the endpoint may have needed time to notice a change. */
async function shootStep(play: Play, step: Step): Promise<readonly Judged[]> {
  let seen = await judgeStep(play, step);
  const { within = 0 } = step;
  let waited = 0;
  for (const until of [restSeconds, rested, within]) {
    if (until <= waited || until > within || !seen.some((one) => mayBeLate(play, step, one))) continue;
    await wait(play, until - waited, step.key !== 'new');
    waited = until;
    seen = await judgeStep(play, step);
  }
  return seen;
}

async function judgeStep(play: Play, step: Step): Promise<readonly Judged[]> {
  const shots = await sendStep(play, step);
  const judgedShots = shots.map((shot) => {
    const past = play.history.past(shot);
    if (step.together !== true) play.history.add(shot);
    return stake(play, step, { shot, ...(past && { past }) });
  });
  if (step.together === true) for (const shot of shots) play.history.add(shot);
  return judgedShots;
}

/** A wait that took longer by so many seconds proves something else than was meant. */
const latestSeconds = 10;

/**
 * Lets others send for so many seconds, unless they could be refused for what was done to the key set.
 *
 * @param refused the valid request of the client was refused just now
 * @returns by how many seconds the turn came late
 */
async function wait({ lane, subject, rotation, alone }: Play, seconds: number, refused: boolean): Promise<number> {
  const { environment, turn, over, watch } = lane.session;
  const until = environment.now() + seconds * 1000;
  watch?.({ doing: 'waiting', why: `until ${subject.id} goes on`, until });
  const gives = !alone && !refused && rotation?.harmless() !== false;
  if (gives) turn.give();
  try {
    await environment.sleep(seconds * 1000, over);
  } finally {
    if (gives) await turn.take(true);
  }
  return (environment.now() - until) / 1000;
}

function heldUp({ lane, subject }: Play, late: number): Played {
  const message = `proves nothing: other cases held it up for ${Math.round(late)} s`;
  const help = 'Run it alone with --replay.';
  return { result: unjudged(lane, subject, { status: 'blocked', message, help }), doubtful: true, heldUp: true };
}

function isOdd({ shot }: Judged): boolean {
  return observe(shot) === 'odd';
}

/** How an answer ends a sequence; undefined when it goes on. */
function endOf(play: Play, step: Step, one: Judged): Played | undefined {
  const observed = observe(one.shot);
  if (observed === 'throttled') return { result: throttled(play.lane, play.subject, [one]), doubtful: false };
  if (observed === 'odd') return { result: cannotGoOn(play, one, 'got no usable answer'), doubtful: true };
  const sound = isPlain(step) && play.rotation?.ailing() !== true;
  const needed = one.expected.expect !== 'reject' && one.expected.ifRefused === undefined && sound;
  if (!needed || observed !== 'refused') return undefined;
  return { result: cannotGoOn(play, one, 'was refused, though nothing is wrong with it'), doubtful: true };
}

/** A step that only prepares: nothing edited, nothing taken over. */
function isPlain(step: Step): boolean {
  return (
    step.client !== 'not-enabled' &&
    step.edit === undefined &&
    step.damage === undefined &&
    (step.key === undefined || step.key === 'new') &&
    step.expect === undefined &&
    step.same === undefined
  );
}

function cannotGoOn({ lane, subject }: Play, shot: Judged, why: string): Result {
  const message = `proves nothing: a step that the sequence rests on ${why}`;
  return unjudged(
    lane,
    subject,
    { status: 'blocked', message, help: 'Run it alone with --grep and look at the evidence.' },
    [shot],
  );
}

/** The expectation of a step, with what the sequence is meant to prove put in the place of the general rule. */
function stake(
  play: Play,
  step: Step,
  { shot, past }: { readonly shot: Shot; readonly past?: ReturnType<History['past']> },
): Judged {
  if (past === undefined || step.together === true) {
    const { expected } = expectStep(play.lane, shot, {});
    const { ifAccepted: _a, ifRefused: _r, ...free } = expected;
    return {
      shot,
      expected: past === undefined && expected.expect === 'reject' ? expected : { ...free, expect: 'either' },
    };
  }
  const { expected } = expectStep(play.lane, shot, past);
  if (step.client === 'not-enabled') return { shot, expected: owing(play, { expect: 'refuse' }, expected) };
  if (step.expect !== undefined) return { shot, expected: owing(play, step, expected) };
  // What refusals prove by their looks, an acceptance does not break.
  const alone = step.same === undefined || play.subject.alike !== undefined;
  return { shot, expected: alone ? expected : proving(play, expected, past.replay === 'seen') };
}

function proving({ lane, subject }: Play, expected: Expectation, replayed: boolean): Expectation {
  const breach = (subject.proves ?? []).flatMap((rule) => breachOf(rule, benchOf(lane)) ?? [])[0];
  if (breach === undefined) return expected;
  if (replayed)
    return expected.ifAccepted === undefined
      ? expected
      : { ...expected, ifAccepted: breach, expect: expectOf(breach.level, 'reject') };
  return expected.ifAccepted === undefined
    ? { ...expected, ifRefused: breach, expect: expectOf(breach.level, 'accept') }
    : expected;
}

function expectOf(level: string, wanted: 'accept' | 'reject'): Expectation['expect'] {
  return level === 'MUST' ? wanted : 'either';
}
