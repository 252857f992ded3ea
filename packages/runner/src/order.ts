import type { Result } from './report.ts';

/**
 * Orders results by group, id and variant, whatever order they were judged in: runs of the same endpoint
 * give the same report, and a reporter meets every group once.
 */
export function byPlace(a: Result, b: Result): number {
  return compare(a.group, b.group) || compare(a.id, b.id) || compare(a.variant ?? '', b.variant ?? '');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
