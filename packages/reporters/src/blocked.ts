import type { Result } from '@assay/runner';
import { nameOf } from './wording.ts';

/** Results that prove nothing, for one and the same reason. */
export interface Blocked {
  readonly message: string;
  /** The first of them. */
  readonly names: readonly string[];
  readonly count: number;
  readonly helps: readonly string[];
}

const namesKept = 24;

/** Why results are blocked, and how many for each reason, in the order they are first met. */
export function blockedReasons(results: Iterable<Result>): readonly Blocked[] {
  const reasons = new Map<string, { count: number; readonly names: string[]; readonly helps: Set<string> }>();
  for (const result of results) {
    if (result.status !== 'blocked') continue;
    const reason = reasons.get(result.message) ?? { count: 0, names: [], helps: new Set() };
    reasons.set(result.message, reason);
    reason.count += 1;
    if (reason.names.length < namesKept) reason.names.push(nameOf(result));
    if (result.help !== '') reason.helps.add(result.help);
  }
  return [...reasons].map(([message, { names, count, helps }]) => ({ message, names, count, helps: [...helps] }));
}
