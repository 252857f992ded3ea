import { breachOf, type Case, type Expectation, type Step } from '@assay/cases';
import { parseResponse } from '@assay/validator';
import { blocked, controlAfter, throttled, unanswered } from './accuse.ts';
import { accepted } from './control.ts';
import { type History, openHistory } from './history.ts';
import { judgeAnswer, statusOf } from './judge.ts';
import { type Result, type Status, statuses } from './report.ts';
import { breached, resultOf, unjudged } from './results.ts';
import {
  asNotEnabled,
  asSecond,
  benchOf,
  expectStep,
  fire,
  fireAgain,
  type Judged,
  type Lane,
  prepare,
} from './session.ts';
import { observe, type Shot } from './shot.ts';

/** What one playing of a sequence showed. */
interface Played {
  readonly result: Result;
  /** Worth seeing twice before anybody is accused: an odd answer, or a refusal. */
  readonly doubtful: boolean;
  /** The odd answer that ended it. */
  readonly odd?: Judged;
}

interface Play {
  readonly lane: Lane;
  readonly subject: Case;
  readonly history: History;
  readonly shots: Map<string, Judged[]>;
  /** Steps whose answer is at stake, in order. */
  readonly seen: Judged[];
}

/** Plays a sequence with a control after it; twice, when what it showed is doubtful. */
export async function* runSequence(lane: Lane, subject: Case): AsyncGenerator<Result> {
  const plays: Played[] = [];
  lane.session.watch?.({ doing: 'sending', id: subject.id, variant: lane.variant.name });
  const burst = subject.steps?.some((step) => (step.times ?? 1) > 1) ?? false;
  let stumbled = false;
  for (let round = 0; round < 2 && lane.lost === undefined; round += 1) {
    const played = await playSequence(lane, subject);
    // While this one waited, another case may have cost the control.
    if (lane.lost !== undefined) {
      yield blocked(lane, subject);
      return;
    }
    plays.push(played);
    const after = await controlAfter(lane, subject, { seen: oddOf(plays), stumbled, burst });
    if (typeof after === 'object') {
      yield after;
      return;
    }
    stumbled = after === 'stumble';
    if (!stumbled && !played.doubtful) break;
  }
  const odd = oddOf(plays);
  yield odd.length === 2 ? unanswered(lane, subject, odd) : (plays.at(-1)?.result ?? blocked(lane, subject));
}

function oddOf(plays: readonly Played[]): readonly Judged[] {
  return plays.flatMap(({ odd }) => odd ?? []);
}

async function playSequence(lane: Lane, subject: Case): Promise<Played> {
  const play: Play = { lane, subject, history: openHistory(), shots: new Map(), seen: [] };
  for (const step of subject.steps ?? []) {
    const stop = await playStep(play, step);
    if (stop !== undefined) return stop;
  }
  const answers = play.seen.map((one) => ({ one, judgement: judgeAnswer(one.shot, one.expected, subject) }));
  // Of equals the last one tells most: what came before only led up to it.
  const [worst] = answers.toReversed().toSorted((a, b) => rank(a.judgement.status) - rank(b.judgement.status));
  const single = worst === undefined ? [] : [resultOf(lane, subject, worst.judgement, evidenceFor(play, worst.one))];
  const together = [...countedBreaches(play), ...comparedBreaches(play)];
  const [result = unjudged(lane, subject, nothingSeen)] = [...together, ...single].toSorted(
    (a, b) => rank(a.status) - rank(b.status),
  );
  return { result, doubtful: result.status !== 'passed' && result.status !== 'info' && result.observed === 'refused' };
}

/** What came before the telling request, and that request last: its expectation is the result's. */
function evidenceFor({ seen }: Play, telling: Judged): readonly Judged[] {
  return [...seen.slice(0, Math.min(3, seen.indexOf(telling))), telling];
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
  const late = step.after === undefined ? 0 : await wait(play, step.after);
  if (late > latestSeconds) return heldUp(play, late);
  const shots = await sendStep(play, step);
  const judgedShots = shots.map((shot) => {
    const past = play.history.past(shot);
    if (step.together !== true) play.history.add(shot);
    return stake(play, step, { shot, ...(past && { past }) });
  });
  if (step.together === true) for (const shot of shots) play.history.add(shot);
  play.shots.set(step.id, judgedShots);
  for (const one of judgedShots) {
    const end = endOf(play, step, one);
    if (end !== undefined) return end;
  }
  if (step.together !== true) play.seen.push(...judgedShots);
  return undefined;
}

/** A wait that took longer by so many seconds proves something else than was meant. */
const latestSeconds = 10;

/** Lets others send for so many seconds. Returns by how many seconds the turn came late. */
async function wait({ lane, subject }: Play, seconds: number): Promise<number> {
  const { environment, turn, over, watch } = lane.session;
  const until = environment.now() + seconds * 1000;
  watch?.({ doing: 'waiting', why: `until ${subject.id} goes on`, until });
  turn.give();
  try {
    await environment.sleep(seconds * 1000, over);
  } finally {
    await turn.take(true);
  }
  return (environment.now() - until) / 1000;
}

function heldUp({ lane, subject }: Play, late: number): Played {
  const message = `proves nothing: other cases held it up for ${Math.round(late)} s`;
  const help = 'Run it alone with --replay.';
  return { result: unjudged(lane, subject, { status: 'blocked', message, help }), doubtful: true };
}

/** How an answer ends a sequence; undefined when it goes on. */
function endOf(play: Play, step: Step, one: Judged): Played | undefined {
  const observed = observe(one.shot);
  if (observed === 'throttled') return { result: throttled(play.lane, play.subject, [one]), doubtful: false };
  if (observed === 'odd') return { result: cannotGoOn(play, one, 'got no usable answer'), doubtful: true, odd: one };
  const needed = one.expected.expect !== 'reject' && one.expected.ifRefused === undefined && isPlain(step);
  if (!needed || observed !== 'refused') return undefined;
  return { result: cannotGoOn(play, one, 'was refused, though nothing is wrong with it'), doubtful: true };
}

/** A step that only prepares: nothing edited, nothing taken over. */
function isPlain(step: Step): boolean {
  return (
    step.client !== 'not-enabled' &&
    step.edit === undefined &&
    step.damage === undefined &&
    step.key === undefined &&
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

async function sendStep({ lane, shots }: Play, step: Step): Promise<readonly Shot[]> {
  const own = sender(lane, step);
  const what = step.same?.what;
  const earlier = step.same === undefined ? undefined : shots.get(step.same.step)?.at(-1)?.shot;
  const taken =
    earlier === undefined || what === undefined || what === 'bytes' ? undefined : { draft: earlier.minted.draft, what };
  const copies = Array.from({ length: step.times ?? 1 });
  if (step.together === true) {
    // All are signed before the first is sent: signing takes longer than the gap that a race needs.
    const prepared = await Promise.all(
      copies.map(async () => (earlier && what === 'bytes' ? earlier : prepare(own, step, taken))),
    );
    await own.session.pace?.(prepared.length, own.session.signal);
    return Promise.all(prepared.map((one) => fireAgain(own, one)));
  }
  const sent: Shot[] = [];
  for (const _ of copies) sent.push(await (earlier && what === 'bytes' ? again(own, earlier) : fire(own, step, taken)));
  return sent;
}

function sender(lane: Lane, { client }: Step): Lane {
  if (client === 'not-enabled') return asNotEnabled(lane);
  return client === 'other' ? asSecond(lane) : lane;
}

async function again(lane: Lane, earlier: Shot): Promise<Shot> {
  await lane.session.pace?.(1, lane.session.signal);
  return fireAgain(lane, earlier);
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
  if (step.client === 'not-enabled') return { shot, expected: turnedAway(play, expected) };
  return { shot, expected: step.same === undefined ? expected : proving(play, expected, past.replay === 'seen') };
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

/** A client that may not use its method is owed a refusal, however good its request. */
function turnedAway({ lane, subject }: Play, expected: Expectation): Expectation {
  const breach = (subject.proves ?? []).flatMap((rule) => breachOf(rule, benchOf(lane)) ?? [])[0];
  if (breach === undefined) return expected;
  return { ...expected, expect: expectOf(breach.level, 'reject'), ifAccepted: breach, refusals: ['authentication'] };
}

function expectOf(level: string, wanted: 'accept' | 'reject'): Expectation['expect'] {
  return level === 'MUST' ? wanted : 'either';
}

/** More acceptances than a burst may have. */
function countedBreaches({ lane, subject, shots }: Play): readonly Result[] {
  return (subject.steps ?? []).flatMap((step) => {
    if (step.atMost === undefined) return [];
    const all = [...(shots.get(step.same?.step ?? '') ?? []), ...(shots.get(step.id) ?? [])];
    const count = all.filter((one) => accepted(one)).length;
    const rule = subject.proves?.[0] ?? subject.violates[0] ?? '';
    const breach = breachOf(rule, benchOf(lane));
    if (breach === undefined) return [];
    const over = count > step.atMost;
    const message = over
      ? `${count} of ${all.length} equal requests were accepted, ${step.atMost} may be: ${breach.message}`
      : '';
    const status = over ? statusOf(breach.level) : breach.level === 'MAY' ? 'info' : 'passed';
    const result = breached(
      lane,
      subject,
      { ...breach, status, message, help: over ? breach.help : '' },
      all.slice(0, 4),
    );
    return [{ ...result, observed: over ? 'accepted' : 'refused', expected: 'reject' as const }];
  });
}

/** Refusals that must look the same and do not. */
function comparedBreaches({ lane, subject, shots }: Play): readonly Result[] {
  if (subject.alike === undefined) return [];
  const compared = subject.alike.flatMap((id) => shots.get(id) ?? []);
  const faces = compared.map(({ shot }) => face(shot));
  const breach = breachOf(subject.proves?.[0] ?? '', benchOf(lane));
  if (breach === undefined) return [];
  const differ = faces.findIndex((one) => one !== faces[0]);
  const message = differ < 0 ? '' : `the refusals can be told apart: ${faces[0]} — ${faces[differ]}`;
  const status = differ < 0 ? (breach.level === 'MAY' ? 'info' : 'passed') : statusOf(breach.level);
  return [breached(lane, subject, { ...breach, status, message, help: differ < 0 ? '' : breach.help }, compared)];
}

/** What a stranger sees of a refusal. */
function face({ answer }: Shot): string {
  if ('none' in answer) return answer.none;
  const { status, members } = parseResponse(answer.response);
  const shown = ['error', 'error_description', 'error_uri'].flatMap((name) =>
    name in members ? [`${name}=${JSON.stringify(members[name])}`] : [],
  );
  return [status, ...shown].join(' ');
}
