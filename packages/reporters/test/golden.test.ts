import type { Report } from '@assay/runner';
import { describe, expect, test } from 'vitest';
import { json, junit, pretty, type Reporter } from '../src/index.ts';
import { expectGolden } from './golden.ts';
import { certified, conforming, interrupted, reportOf, sample } from './sample.ts';

const files: readonly (readonly [file: string, write: Reporter, report: Report, options: Parameters<Reporter>[1]])[] = [
  ['pretty.txt', pretty, sample, {}],
  ['pretty-narrow.txt', pretty, sample, { width: 60 }],
  ['pretty-color.txt', pretty, sample, { color: true }],
  ['pretty-conforming.txt', pretty, conforming, {}],
  ['pretty-interrupted.txt', pretty, interrupted, {}],
  ['pretty-certified.txt', pretty, certified, {}],
  ['junit.xml', junit, sample, { file: 'assay.config.json' }],
  ['junit-fail-on-warning.xml', junit, sample, { failOn: 'warning' }],
  ['junit-interrupted.xml', junit, interrupted, {}],
  ['junit-no-cases.xml', junit, reportOf({ results: [], outcome: 'error', exitCode: 3 }), {}],
  // Not named .json: a formatter would rewrite it.
  ['json.txt', json, sample, {}],
];

describe('golden files', () => {
  test.each(files)('%s', (file, write, report, options) => {
    expectGolden(file, write(report, options));
  });

  test.each(files)('%s does not depend on the order in which results came', (file, write, report, options) => {
    if (write === json) return expect(JSON.parse(write(report))).toEqual(report);
    return expectGolden(file, write({ ...report, results: [...report.results].reverse() }, options));
  });
});
