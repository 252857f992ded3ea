import {
  type Bench,
  type Breach,
  breachOf,
  type Case,
  type Expectation,
  expectation,
  type Minted,
  mint,
  type Past,
  type Recipe,
  type Target,
  type Variant,
} from '@assay/cases';
import type { Profile } from '@assay/validator';
import type { Watch } from './activity.ts';
import { BudgetSpent } from './budget.ts';
import type { TransportOptions } from './dispatchers.ts';
import type { Environment } from './environment.ts';
import type { KeySetServer } from './key-set-server.ts';
import type { Pace } from './pace.ts';
import type { createPatientSend, Patience } from './patience.ts';
import type { Redactor } from './redact.ts';
import type { Exchange } from './report.ts';
import { openResponseTally, type ResponseTally } from './response-tally.ts';
import type { Shot } from './shot.ts';
import { confidentialIn, credentialsIn, show } from './shown.ts';
import type { Send } from './transport.ts';
import type { Turn } from './turn.ts';

/** What all variants of a run share. */
export interface Session {
  readonly profile: Profile;
  readonly target: Target;
  readonly environment: Environment;
  readonly limits: Patience;
  readonly redactor: Redactor;
  readonly seed: number;
  readonly runs: number;
  readonly concurrency: number;
  /** Where each property starts, by id and variant: `property-damage[ES384]`. */
  readonly paths: Readonly<Record<string, string>>;
  /** How the endpoint is reached, to look at the way when nothing comes back. */
  readonly transport: TransportOptions;
  /** Seconds by which the endpoint's clock is ahead. */
  offset: number;
  /** Requests sent so far. */
  requests: number;
  /** Fetches of the foreign key set so far; absent when none is served. */
  readonly foreignFetches?: () => number;
  /** The key sets of the clients; absent when the suite serves none. */
  readonly keySets?: KeySetServer;
  readonly signal?: AbortSignal;
  /** Aborted when the run ends, however it ends: nothing waits longer than that. */
  readonly over: AbortSignal;
  readonly turn: Turn;
  readonly maxRequests?: number;
  readonly pace?: Pace;
  readonly watch?: Watch;
  readonly send: Send;
  readonly patient: ReturnType<typeof createPatientSend>;
}

/** One variant under test. */
export interface Lane {
  readonly session: Session;
  readonly variant: Variant;
  readonly tally: ResponseTally;
  /** Requests that were made before their turn. */
  readonly early: Map<Recipe, Promise<Prepared>>;
  /** The variant of the valid request that the endpoint takes, when it refuses the plain one. */
  neighbour?: Bench['neighbour'];
  /** What is owed to the valid request, and of which bench that is known. */
  owed?: { readonly bench: Bench; readonly expected: Expectation };
  /** Seconds that the last control took: what an answer takes beyond them is the work of the endpoint. */
  pulse?: number;
  /** Seconds that a plain refusal took, where that was asked: some endpoints let everybody wait who fails. */
  refusalPulse?: number;
  /** Why no control is accepted any more; set once and for all. */
  lost?: string;
  /** What answers is no token endpoint: nothing of what it says is judged. */
  astray?: boolean;
}

/** A shot and what was expected of it. */
export interface Judged {
  readonly shot: Shot;
  readonly expected: Expectation;
  /** What was seen beside the answer, and is broken whatever the answer was. */
  readonly beside?: Breach;
}

/** Opens the lane of one variant. */
export function openLane(session: Session, variant: Variant): Lane {
  return { session, variant, tally: openResponseTally(session.profile), early: new Map() };
}

/** Everything a request of this lane is made from, at this moment on the endpoint's clock. */
export function benchOf({ session, variant, neighbour }: Lane): Bench {
  const now = Math.floor(session.environment.now() / 1000) + session.offset;
  return { profile: session.profile, target: session.target, variant, now, ...(neighbour && { neighbour }) };
}

/** The same lane seen from its second client. */
export function asSecond(lane: Lane): Lane {
  const { client, second } = lane.variant;
  return second === undefined ? lane : { ...lane, variant: { ...lane.variant, client: second, second: client } };
}

/** The same lane seen from the client that may not use its method. */
export function asNotEnabled(lane: Lane): Lane {
  const { notEnabled } = lane.variant;
  return notEnabled === undefined ? lane : { ...lane, variant: { ...lane.variant, client: notEnabled } };
}

/** A request that was made and not sent yet. */
export type Prepared = Pick<Shot, 'bench' | 'minted'>;

/** Makes a request anew. */
export async function prepare(lane: Lane, recipe: Recipe, earlier?: Parameters<typeof mint>[2]): Promise<Prepared> {
  const bench = benchOf(lane);
  return { bench, minted: await mint(recipe, bench, earlier) };
}

/** Makes requests before their turn: while answers are waited for, the next are signed. */
export function prepareAhead(lane: Lane, recipes: readonly Recipe[]): void {
  for (const recipe of recipes) {
    const making = prepare(lane, recipe);
    // What went wrong is told when it is asked for.
    making.catch(() => undefined);
    lane.early.set(recipe, making);
  }
}

/** Seconds after which a request made early is made anew, as if it had not been. */
const longestEarly = 1;

/** A request that was made early, once; undefined when there is none that is as good as new. */
async function takeEarly(lane: Lane, recipe: Recipe): Promise<Prepared | undefined> {
  const made = await lane.early.get(recipe);
  lane.early.delete(recipe);
  if (made === undefined) return undefined;
  const { now, variant, neighbour } = benchOf(lane);
  const same = made.bench.variant === variant && made.bench.neighbour === neighbour;
  return same && now - made.bench.now <= longestEarly ? made : undefined;
}

/** Makes a request anew and sends it, with patience. */
export async function fire(lane: Lane, recipe: Recipe, earlier?: Parameters<typeof mint>[2]): Promise<Shot> {
  const { session } = lane;
  const { sent, answer, throttled } = await session.patient(async () => {
    // What is made waits for nothing: assertions live for minutes only.
    if (session.pace !== undefined) await session.pace(1, session.signal);
    const sent = (await takeEarly(lane, recipe)) ?? (await prepare(lane, recipe, earlier));
    return { sent, answer: await sendCounted(session, sent.minted) };
  });
  return learn(session, { ...sent, answer, throttled });
}

/** Sends the octets of a request that was made before. It goes at once, whatever the pace. */
export async function fireAgain(lane: Lane, { bench, minted }: Prepared): Promise<Shot> {
  const { session } = lane;
  const { answer, throttled } = await session.patient(async () => ({
    sent: minted,
    answer: await sendCounted(session, minted),
  }));
  return learn(session, { bench, minted, answer, throttled });
}

function sendCounted(session: Session, minted: Minted): Promise<Shot['answer']> {
  const { maxRequests } = session;
  session.signal?.throwIfAborted();
  if (maxRequests !== undefined && session.requests >= maxRequests) throw new BudgetSpent(maxRequests);
  session.requests += 1;
  return session.send(minted.request, session.signal);
}

/** What was sent and received and must not be shown, wherever it comes back. */
function learn(session: Session, shot: Shot): Shot {
  const { minted, answer } = shot;
  if (minted.assertion !== undefined) session.redactor.addSignatureOf(minted.assertion);
  if (minted.authorizationSent) for (const one of credentialsIn(minted.request)) session.redactor.add(one);
  if ('response' in answer) for (const one of confidentialIn(answer.response)) session.redactor.add(one);
  return shot;
}

/** A case that was sent and not judged yet. */
export interface Fired {
  readonly one: Case;
  readonly shot: Shot;
  /** Whether our foreign key set was fetched meanwhile. */
  readonly fetched: boolean;
}

/** Fires a case that is one request. */
export async function fireCase(lane: Lane, one: Case): Promise<Fired> {
  lane.session.watch?.({ doing: 'sending', id: one.id, variant: lane.variant.name });
  const before = lane.session.foreignFetches?.() ?? 0;
  const shot = await fire(lane, one);
  return { one, shot, fetched: (lane.session.foreignFetches?.() ?? 0) > before };
}

/** Says what was expected of a case that was sent. The answer counts for the response rules. */
export function expectCase(lane: Lane, { one, shot, fetched }: Fired): Judged {
  const expected = expectation(shot.minted, shot.bench, { ...(one.tolerates && { tolerates: one.tolerates }) });
  const exchange = (): Exchange => exchangeOf(lane.session, shot);
  if (one.anyRefusal === true) lane.tally.addPage(shot, exchange);
  else lane.tally.add(shot, expected, exchange);
  const beside = fetched ? breachOf('key-url-not-fetched', shot.bench) : undefined;
  return { shot, expected, ...(beside && { beside }) };
}

/** Computes the expectation of a step and counts its answer for the response rules. */
export function expectStep(lane: Lane, shot: Shot, past: Past): Judged {
  const expected = expectation(shot.minted, shot.bench, { past });
  lane.tally.add(shot, expected, () => exchangeOf(lane.session, shot));
  return { shot, expected };
}

/** The shot as it may be shown. */
export function exchangeOf(session: Session, { minted, answer, fetches }: Shot): Exchange {
  return { ...show(minted, answer, session.redactor), ...(fetches && { fetches }) };
}
