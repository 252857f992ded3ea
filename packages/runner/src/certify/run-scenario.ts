import { type Level, words } from '@assay/validator';
import { statusOf } from '../judge.ts';
import type { Exchange, Result } from '../report.ts';
import { round } from '../shown.ts';
import type { ClientEnd, ClientTask, StartClient } from './client.ts';
import { type Desk, exchangeOf } from './desk.ts';
import { clientLine } from './request-tally.ts';
import type { Breach, Scenario, Seen } from './scenario.ts';
import type { Stage } from './stage.ts';

const evidenceShown = 4;
const weight: Readonly<Record<Level, number>> = { MUST: 3, SHOULD: 2, MAY: 1 };

/** How the starts of a scenario are carried out. */
export interface Starting {
  readonly start: StartClient;
  readonly task: Omit<ClientTask, 'tokenEndpoint' | 'issuer' | 'resource' | 'calls' | 'intervalMs'>;
  /** File of the key to sign with after a rotation. */
  readonly nextKey?: string;
  /** Seconds that one start may take. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/** How often a session is looked at while the client runs, in milliseconds. */
const lookInterval = 50;

/** Starts the client as often as a scenario asks for, and waits for each end. */
export async function play(desk: Desk, session: Stage, starting: Starting): Promise<readonly ClientEnd[]> {
  const { scenario, urls } = session;
  const ends: ClientEnd[] = [];
  for (let nth = 1; nth <= (scenario.starts ?? 1); nth += 1) {
    session.start = nth;
    const rotated = scenario.needs === 'next-key' && nth > 1 ? starting.nextKey : undefined;
    const task: ClientTask = {
      ...starting.task,
      ...urls,
      calls: scenario.calls ?? 1,
      intervalMs: scenario.intervalMs ?? 0,
      ...(rotated !== undefined && { keyFile: rotated }),
    };
    ends.push(await startOnce(desk, session, { task, starting }));
  }
  return ends;
}

async function startOnce(
  { environment }: Desk,
  session: Stage,
  { task, starting }: { readonly task: ClientTask; readonly starting: Starting },
): Promise<ClientEnd> {
  const stop = new AbortController();
  const end = new AbortController();
  let stopped: ClientEnd['stopped'];
  const watch = async (): Promise<void> => {
    const until = environment.now() + starting.seconds * 1000;
    while (!end.signal.aborted) {
      await environment.sleep(lookInterval, end.signal);
      if (environment.now() >= until) stopped = 'timeout';
      else if (session.scenario.enough?.(session) === true) stopped = 'enough';
      if (stopped !== undefined) return stop.abort();
    }
  };
  const watching = watch().catch(() => undefined);
  const signal = starting.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, starting.signal]);
  try {
    const ended = await starting.start(task, signal);
    starting.signal?.throwIfAborted();
    return stopped === undefined ? ended : { ...ended, stopped };
  } finally {
    end.abort();
    await watching;
  }
}

/** Judges what a session has seen. `plain` tells whether the client got through `first-request`. */
export function judgeSession(
  desk: Desk,
  session: Stage,
  { ends, plain, seconds }: { readonly ends: readonly ClientEnd[]; readonly plain: boolean; readonly seconds: number },
): Result {
  const { scenario } = session;
  const silent = session.arrivals.length === 0 && session.strays.length === 0;
  if (silent) return resultOf(desk, scenario, { ...neverCalled(ends), seconds });
  const seen: Seen = { ...session, ends, param: (rule, name) => paramOf(desk, rule, name) };
  const judged = scenario.judge(seen);
  const more = scenario.mustSucceed === true ? unsuccessful(session, ends) : undefined;
  const evidence = session.arrivals.slice(0, evidenceShown).map((one) => exchangeOf(desk, one));
  if ('unshown' in judged) return resultOf(desk, scenario, { ...unshown(judged.unshown), seconds, evidence });
  if (judged.length === 0 && more !== undefined && !plain)
    return resultOf(desk, scenario, { ...withoutTwin(scenario, more), seconds, evidence });
  const all = more === undefined ? judged : [...judged, { rule: scenario.rules[0], message: more }];
  return resultOf(desk, scenario, { ...worstOf(desk, all), seconds, evidence });
}

/** A scenario that was not run, and why. */
export function notRun(desk: Desk, scenario: Scenario, told: Pick<Result, 'status' | 'message' | 'help'>): Result {
  return resultOf(desk, scenario, { ...told, seconds: 0 });
}

/** Whether the rules of a scenario bind this client at all. */
export function applies({ profile, client }: Desk, { rules }: Scenario): boolean {
  return rules.some((rule) => clientLine(profile, rule, client) !== undefined);
}

type Told = Pick<Result, 'status' | 'message' | 'help' | 'seconds'> & {
  readonly breach?: Breach;
  readonly evidence?: readonly Exchange[];
};

function resultOf(desk: Desk, scenario: Scenario, { breach, evidence = [], seconds, ...told }: Told): Result {
  const { profile, client, redactor } = desk;
  const held = scenario.rules.find((rule) => clientLine(profile, rule, client) !== undefined);
  const rule = breach?.rule ?? held ?? scenario.rules[0];
  const line = clientLine(profile, rule, client);
  return {
    id: scenario.id,
    variant: client.alg,
    title: scenario.title,
    group: 'scenario',
    ...told,
    message: redactor.redact(told.message),
    level: breach?.level ?? line?.client ?? 'MAY',
    requirement: rule,
    violates: [],
    spec: line?.spec ?? [],
    expected: 'either',
    observed: 'none',
    evidence: told.status === 'passed' ? [] : evidence,
    seconds: round(seconds),
    reproduce: { id: scenario.id, variant: client.alg, seed: 0 },
  };
}

function worstOf(desk: Desk, breaches: readonly Breach[]): Omit<Told, 'seconds'> {
  const levelOf = ({ rule, level }: Breach): Level | undefined =>
    clientLine(desk.profile, rule, desk.client) === undefined
      ? undefined
      : (level ?? clientLine(desk.profile, rule, desk.client)?.client);
  const held = breaches.filter((one) => levelOf(one) !== undefined);
  const sorted = held.toSorted((a, b) => weight[levelOf(b) ?? 'MAY'] - weight[levelOf(a) ?? 'MAY']);
  const [worst] = sorted;
  if (worst === undefined) return { status: 'passed', message: '', help: '' };
  const level = levelOf(worst) ?? 'MAY';
  const message = [...new Set(sorted.map((one) => one.message))].join('; ');
  return { status: statusOf(level), message, help: words[worst.rule]?.help ?? '', breach: { ...worst, level } };
}

function paramOf({ profile, client }: Desk, rule: string, name: string): number | undefined {
  const value = clientLine(profile, rule, client)?.params[name];
  return typeof value === 'number' ? value : undefined;
}

/** Why a client that should have got through did not; undefined when it did. */
function unsuccessful({ calls, scenario }: Stage, ends: readonly ClientEnd[]): string | undefined {
  const failed = ends.find((one) => !one.ok);
  const wanted = (scenario.calls ?? 1) * Math.max(1, scenario.starts ?? 1);
  const answered = calls.filter(({ sent }) => sent?.status === 200).length;
  if (answered >= wanted && failed === undefined) return undefined;
  const got = `${answered} of ${wanted} calls of the resource were answered with 200`;
  return failed === undefined ? got : `${got}, and the client ended with ${describe(failed)}`;
}

function describe({ how, stopped, output }: ClientEnd): string {
  const last = output.trim().split('\n').at(-1) ?? '';
  const what = stopped === 'timeout' ? 'no end in time' : how;
  return last === '' ? what : `${what} (it wrote: ${last.slice(0, 200)})`;
}

function neverCalled(ends: readonly ClientEnd[]): Pick<Result, 'status' | 'message' | 'help'> {
  const [end] = ends;
  const ending = end === undefined ? '' : `; it ended with ${describe(end)}`;
  return {
    status: 'error',
    message: `the client never called the token endpoint${ending}`,
    help: 'Let the client take the URL of its token endpoint from ASSAY_TOKEN_ENDPOINT, and see that it starts.',
  };
}

function unshown(message: string): Pick<Result, 'status' | 'message' | 'help'> {
  return { status: 'skipped', message, help: 'Nothing to do, unless the client is meant to do so.' };
}

function withoutTwin({ id }: Scenario, message: string): Pick<Result, 'status' | 'message' | 'help'> {
  const help = 'Let the client exit with 0 when every call was answered with 200, and with another code else.';
  if (id === 'first-request') return { status: 'error', message, help };
  return { status: 'blocked', message: `proves nothing, for first-request ended the same way: ${message}`, help };
}
