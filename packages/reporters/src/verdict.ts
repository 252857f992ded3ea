import type { Result } from '@assay/runner';
import type { ReporterOptions } from './options.ts';
import { isKnown } from './wording.ts';

/** How a result counts for a CI system. */
export type Verdict = 'passed' | 'failure' | 'error' | 'skipped';

/** How a result counts for a CI system: a known deviation is skipped, a warning is a failure only when warnings fail. */
export function verdictOf(result: Result, failOn: ReporterOptions['failOn'] = 'failed'): Verdict {
  if (isKnown(result)) return 'skipped';
  if (result.status === 'failed' || (result.status === 'warning' && failOn === 'warning')) return 'failure';
  if (result.status === 'error') return 'error';
  return result.status === 'blocked' || result.status === 'skipped' ? 'skipped' : 'passed';
}
