import type { Result, Status } from '@assay/runner';
import { isKnown } from './wording.ts';

/** How many results of a group ended how. */
export interface GroupCount {
  readonly all: Map<Status, number>;
  /** The same without those the baseline knows. */
  readonly open: Map<Status, number>;
  known: number;
}

/** Counts the results of each group, in the order the groups are first met. */
export function countGroups(results: Iterable<Result>): ReadonlyMap<string, GroupCount> {
  const groups = new Map<string, GroupCount>();
  for (const result of results) {
    const count = groups.get(result.group) ?? { all: new Map(), open: new Map(), known: 0 };
    groups.set(result.group, count);
    add(count.all, result.status);
    if (isKnown(result)) count.known += 1;
    else add(count.open, result.status);
  }
  return groups;
}

/** The mark of a group: that of the worst result the baseline does not know. */
export function groupMark({ open }: GroupCount): '✗' | '!' | '✓' | '◦' {
  if (open.has('failed')) return '✗';
  if (open.has('error') || open.has('blocked') || open.has('warning')) return '!';
  return open.has('passed') ? '✓' : '◦';
}

function add(counts: Map<Status, number>, status: Status): void {
  counts.set(status, (counts.get(status) ?? 0) + 1);
}
