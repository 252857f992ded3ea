import type { Report, Result } from '@assay/runner';

/**
 * A report as reporters read it: a `Report`, or one whose results are made while they are read.
 * They are read several times, in one order each time: by group. No reporter keeps them.
 */
export interface Reportable extends Omit<Report, 'results'> {
  readonly results: Iterable<Result>;
}
