import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { junitStrict } from './junit-strict.ts';
import { markdown } from './markdown.ts';
import type { ReporterOptions } from './options.ts';
import { pretty } from './pretty.ts';
import type { Reportable } from './reportable.ts';

/** Names of the reporters, as `--reporter` takes them. */
export type ReporterName = 'pretty' | 'json' | 'junit' | 'junit-strict' | 'github' | 'markdown';

/** Turns a report into text, piece by piece: no clock, no files, the same text for the same report. */
export type Reporter = (report: Reportable, options?: ReporterOptions) => Iterable<string>;

/** All reporters by name. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty,
  json,
  junit,
  'junit-strict': junitStrict,
  github,
  markdown,
};
