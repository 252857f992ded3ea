import { type Reporter, type ReporterName, reporters } from '../src/index.ts';

/** A reporter whose pieces are put together. */
export type Written = (...given: Parameters<Reporter>) => string;

function whole(name: ReporterName): Written {
  return (report, options) => [...reporters[name](report, options)].join('');
}

export const pretty: Written = whole('pretty');
export const json: Written = whole('json');
export const junit: Written = whole('junit');
export const junitStrict: Written = whole('junit-strict');
export const github: Written = whole('github');
export const markdown: Written = whole('markdown');
