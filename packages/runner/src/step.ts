import { breachOf, type Expectation, type SetKey, type Step } from '@assay/cases';
import type { Play } from './play.ts';
import { asNotEnabled, asSecond, benchOf, fire, fireAgain, type Judged, type Lane, prepare } from './session.ts';
import { observe, type Shot } from './shot.ts';
import { cookiesIn, round } from './shown.ts';

/** Sends one step: once, several times, or all at once. */
export async function sendStep(play: Play, step: Step): Promise<readonly Shot[]> {
  const { lane, shots } = play;
  const own = sender(play, step);
  const what = step.same?.what;
  const earlier = step.same === undefined ? undefined : shots.get(step.same.step)?.at(-1)?.shot;
  const taken =
    earlier === undefined || what === undefined || what === 'bytes'
      ? undefined
      : {
          draft: earlier.minted.draft,
          assertion: earlier.minted.assertion ?? '',
          what,
          cookies: cookiesIn(earlier.answer),
        };
  const { key, ...rest } = step;
  const recipe = key === undefined || isOfSet(key) ? rest : { ...rest, key };
  const copies = Array.from({ length: step.times ?? 1 });
  if (step.together === true) {
    // All are signed before the first is sent: signing takes longer than the gap that a race needs.
    const prepared = await Promise.all(
      copies.map(async () => (earlier && what === 'bytes' ? earlier : prepare(own, recipe, taken))),
    );
    await lane.session.pace?.(prepared.length, lane.session.signal);
    return Promise.all(prepared.map((one) => fireAgain(own, one)));
  }
  const sent: Shot[] = [];
  for (const _ of copies) {
    const send = () => (earlier && what === 'bytes' ? again(own, earlier) : fire(own, recipe, taken));
    sent.push(await counted(play, step, send));
  }
  return sent;
}

function sender({ lane, rotation }: Play, { client, key }: Step): Lane {
  if (client === 'not-enabled') return asNotEnabled(lane);
  if (client === 'other') return asSecond(lane);
  return isOfSet(key) && rotation ? rotation.rotated(lane, key) : lane;
}

/** Whether a step is signed with a key that the sequence has put into the set. */
export function isOfSet(key: Step['key']): key is SetKey {
  return key === 'new' || key === 'added';
}

async function again(lane: Lane, earlier: Shot): Promise<Shot> {
  await lane.session.pace?.(1, lane.session.signal);
  return fireAgain(lane, earlier);
}

/** Where the suite serves the key set, the evidence tells what became of it before and during the request. */
async function counted({ lane, rotation }: Play, step: Step, send: () => Promise<Shot>): Promise<Shot> {
  if (rotation === undefined) return send();
  const [begun, before] = [lane.session.environment.now(), rotation.fetches().length];
  const shot = await send();
  const fetches = rotation
    .fetches()
    .slice(before)
    .map(({ at, path }) => ({ path, after: round((at - begun) / 1000) }));
  const diff = [
    ...(step.jwks ?? []).map((change) => `key set: ${change}`),
    ...shot.minted.diff,
    ...(isOfSet(step.key) ? [`signed with the ${step.key} key of the set`] : []),
  ];
  return { ...shot, minted: { ...shot.minted, diff }, fetches };
}

/** Whether the answer may be that of an endpoint that has not noticed a change of the key set yet. */
export function mayBeLate({ rotation }: Play, step: Step, { shot, expected }: Judged): boolean {
  if (rotation === undefined || step.within === undefined) return false;
  if (rotation.ailing()) return !rotation.noticed();
  // A fetch that began before the change may hold the answer up, or turn it into a 5xx.
  if (observe(shot) === 'accepted') return false;
  const owed = expected.expect === 'reject' || step.expect === 'refuse';
  return !owed || !rotation.noticed();
}

/** A key set that nobody can use excuses 5xx and silence: no document says what an endpoint answers then. */
export function isExcused({ rotation }: Play, { client, expect }: Step, { answer, throttled }: Shot): boolean {
  if (rotation?.ailing() !== true || client === 'other' || expect !== undefined) return false;
  return throttled || ('none' in answer ? answer.none === 'timeout' : answer.response.status >= 500);
}

/** What the rule that the case proves owes a step that says so. */
export function owing(
  { lane, subject }: Play,
  { expect, proves = subject.proves ?? [] }: Pick<Step, 'expect' | 'proves'>,
  expected: Expectation,
): Expectation {
  const breach = proves.flatMap((rule) => breachOf(rule, benchOf(lane)) ?? [])[0];
  if (breach === undefined || expect === 'either') return expected;
  const must = breach.level === 'MUST';
  return expect === 'accept'
    ? { ...expected, expect: must ? 'accept' : 'either', ifRefused: breach }
    : { ...expected, expect: must ? 'reject' : 'either', ifAccepted: breach, refusals: ['authentication'] };
}
