import { styleText } from 'node:util';

/** How far a run is, and what it is doing. */
export interface Running {
  /** Milliseconds since 1970, like all times here. */
  readonly started: number;
  planned: number;
  done: number;
  failed: number;
  /** What was sent last. */
  sending?: { readonly what: string; readonly since: number };
  waits: readonly { readonly why: string; readonly until: number }[];
}

/** Milliseconds after which what is waited for tells more than what was sent last. */
const quiet = 1000;
/** Before so many results and milliseconds the time left is only guessed. */
const enough = { results: 5, milliseconds: 2000 } as const;

/** The line of a terminal: never wider than it is, and what matters most first. */
export function statusLine(
  running: Running,
  { now, width, color }: { readonly now: number; readonly width: number; readonly color: boolean },
): string {
  const text = statusText(running, now);
  const line = text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
  const failed = `${running.failed} failed`;
  if (!color || running.failed === 0) return line;
  return line.replace(failed, styleText('red', failed, { validateStream: false }));
}

/** How far the run is, in words: counts, time left, and what it is doing or waiting for. */
export function statusText(running: Running, now: number): string {
  const { done, planned, failed } = running;
  // Some results are about all answers, so that they are not planned.
  const counts = `${done}/${Math.max(done, planned)}, ${failed} failed`;
  const left = secondsLeft(running, now);
  return `${counts}${left === undefined ? '' : `, ${clock(left)} left`}: ${doing(running, now)}`;
}

function doing({ sending, waits, started }: Running, now: number): string {
  const since = sending?.since ?? started;
  if (now - since < quiet) return sending?.what ?? 'starting';
  const [next] = waits.filter(({ until }) => until > now).toSorted((a, b) => a.until - b.until);
  if (next !== undefined) return `waiting ${Math.ceil((next.until - now) / 1000)} s ${next.why}`;
  return sending === undefined ? 'waiting for the endpoint' : `waiting for an answer to ${sending.what}`;
}

function secondsLeft({ started, done, planned, waits }: Running, now: number): number | undefined {
  const elapsed = now - started;
  if (done < enough.results || elapsed < enough.milliseconds || done >= planned) return undefined;
  const waited = Math.max(0, ...waits.map(({ until }) => until - now));
  return Math.max((elapsed / done) * (planned - done), waited) / 1000;
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
