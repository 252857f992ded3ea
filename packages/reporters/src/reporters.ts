import type { Report } from '@assay/runner';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { ReporterOptions } from './options.ts';
import { pretty } from './pretty.ts';

/** Names of the reporters, as `--reporter` takes them. */
export type ReporterName = 'pretty' | 'json' | 'junit';

/** Turns a report into text: no clock, no files, the same text for the same report. */
export type Reporter = (report: Report, options?: ReporterOptions) => string;

/** All reporters by name. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = { pretty, json, junit };
