import type { Reason } from '@assay/cases';
import type { Profile } from '@assay/validator';
import { type Baseline, compare } from './baseline.ts';
import { clientRequirementsOf } from './certify/client-requirements.ts';
import type { RunEvent } from './event.ts';
import { byPlace } from './order.ts';
import { exitCode, outcomeOf } from './outcome.ts';
import { type Measured, type Report, type Result, type Status, statuses } from './report.ts';
import { requirementsOf } from './requirements.ts';

/** What turns events into a report. */
export interface CollectOptions {
  readonly profile: Profile;
  readonly reasons: Readonly<Record<string, Reason>>;
  readonly failOn: 'failed' | 'warning';
  readonly baseline?: Baseline;
}

/** A report, and the baseline entries that are stale. */
export interface Collected {
  readonly report: Report;
  readonly stale: ReturnType<typeof compare>['stale'];
}

/** Folds the events of a run into one report; its results are in order of group, id and variant. */
export async function collect(events: AsyncIterable<RunEvent>, options: CollectOptions): Promise<Collected> {
  let head: Extract<RunEvent, { type: 'start' }>['head'] | undefined;
  let end: Extract<RunEvent, { type: 'end' }> | undefined;
  const results: Result[] = [];
  const measured: Measured[] = [];
  for await (const event of events) {
    if (event.type === 'start') head = event.head;
    else if (event.type === 'result') results.push(event.result);
    else if (event.type === 'measured') measured.push(event.measured);
    else if (event.type === 'end') end = event;
  }
  if (head === undefined || end === undefined)
    throw new TypeError('a run begins with a start event and ends with an end event');
  const compared =
    options.baseline === undefined
      ? { results, stale: [] }
      : compare(results, options.baseline, head.startedAt.slice(0, 10));
  const judged = {
    interrupted: end.interrupted,
    results: compared.results,
    stale: compared.stale.length,
    failOn: options.failOn,
  };
  const report: Report = {
    version: 1,
    tool: head.tool,
    mode: head.mode,
    profile: head.profile,
    target: head.target,
    startedAt: head.startedAt,
    seconds: end.seconds,
    seed: head.seed,
    interrupted: end.interrupted,
    outcome: outcomeOf(judged),
    exitCode: exitCode(judged),
    summary: { ...tally(compared.results), requests: end.requests },
    measured,
    requirements:
      head.mode === 'certify'
        ? clientRequirementsOf(compared.results, options.profile)
        : requirementsOf(compared.results, options.profile, options.reasons),
    results: [...compared.results].sort(byPlace),
  };
  return { report, stale: compared.stale };
}

function tally(results: readonly Result[]): Readonly<Record<Status, number>> {
  const count = (status: Status) => results.filter((one) => one.status === status).length;
  return Object.fromEntries(statuses.map((status) => [status, count(status)])) as Record<Status, number>;
}
