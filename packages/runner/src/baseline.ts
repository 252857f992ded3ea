import type { Known, Result, Status } from './report.ts';

/** A deviation that is known and accepted for a while (`suites/schema/baseline.schema.json`). */
export interface BaselineEntry {
  readonly id: string;
  readonly variant?: string;
  readonly status: 'failed' | 'warning';
  readonly requirement: string;
  readonly reason: string;
  readonly whose: 'theirs' | 'choice';
  readonly clause: string;
  /** Last day, `YYYY-MM-DD`, on which the entry counts. */
  readonly until?: string;
}

/** Known deviations of one endpoint under one profile. */
export interface Baseline {
  readonly version: 1;
  readonly profile: string;
  readonly entries: readonly BaselineEntry[];
}

/** Results with what is known about them, and the entries that no longer say anything true. */
export interface Compared {
  readonly results: readonly Result[];
  readonly stale: readonly { readonly entry: BaselineEntry; readonly why: string }[];
}

/**
 * Marks the results that a baseline knows.
 *
 * Entries match exactly; one that matches nothing, or is past its last day, is stale. What was not judged, or not judged
 * to its end, makes no entry stale.
 *
 * @param today `YYYY-MM-DD`
 */
export function compare(results: readonly Result[], baseline: Baseline, today: string): Compared {
  const used = new Set<BaselineEntry>();
  const marked = results.map((result) => {
    const entry = baseline.entries.find((one) => matches(one, result));
    if (entry === undefined) return result;
    used.add(entry);
    return isPast(entry, today) ? result : { ...result, known: knownOf(entry) };
  });
  const stale = baseline.entries.flatMap((entry) => {
    if (!used.has(entry)) return isOpen(entry, results) ? [] : [{ entry, why: 'matches no result of this run' }];
    return isPast(entry, today) ? [{ entry, why: `was good until ${entry.until}` }] : [];
  });
  return { results: marked, stale };
}

function matches(entry: BaselineEntry, result: Result): boolean {
  return (
    entry.id === result.id &&
    entry.variant === result.variant &&
    entry.status === result.status &&
    entry.requirement === result.requirement
  );
}

const unjudged: readonly Status[] = ['error', 'blocked', 'skipped'];

/**
 * Whether the run cannot tell if an entry still holds. A result says so itself; rules that are judged on every answer
 * are open as long as something of their variant is.
 */
function isOpen({ id, variant }: BaselineEntry, results: readonly Result[]): boolean {
  const near = results.filter((one) => one.variant === variant);
  const own = near.filter((one) => one.id === id);
  if (own.some((one) => one.group !== 'response')) return own.every((one) => unjudged.includes(one.status));
  return near.some((one) => one.status === 'error' || one.status === 'blocked');
}

function isPast({ until }: BaselineEntry, today: string): boolean {
  return until !== undefined && today > until;
}

function knownOf({ reason, whose, clause, until }: BaselineEntry): Known {
  return { reason, whose, clause, ...(until !== undefined && { until }) };
}
