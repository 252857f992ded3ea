import type { Report, Result } from './report.ts';

/** What decides how a run ends. */
export interface Ended {
  readonly interrupted: boolean;
  readonly results: readonly Result[];
  /** Baseline entries that no longer say anything true. */
  readonly stale: number;
  readonly failOn: 'failed' | 'warning';
}

/** The exit code of a run; the first line that holds decides. */
export function exitCode({ interrupted, results, stale, failOn }: Ended): number {
  const has = (status: Result['status']) => results.some((one) => one.status === status && one.known === undefined);
  if (interrupted) return 130;
  if (has('failed') || stale > 0) return 1;
  if (has('error') || has('blocked') || !results.some((one) => one.status === 'passed')) return 3;
  return failOn === 'warning' && has('warning') ? 1 : 0;
}

/** The exit code in a word. */
export function outcomeOf(ended: Ended): Report['outcome'] {
  const code = exitCode(ended);
  if (code === 0) return 'passed';
  return code === 1 ? 'failed' : 'error';
}
