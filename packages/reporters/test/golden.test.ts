import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleFolder, sampleReports } from '../../../.ci/sample-reports.ts';
import type { Reportable, ReporterOptions } from '../src/index.ts';
import { expectGolden } from './golden.ts';
import { certified, interrupted, reportOf, sample } from './sample.ts';
import { junit, pretty, type Written } from './written.ts';

/** What the samples in `reports/sample` do not show. */
const files: readonly (readonly [file: string, write: Written, report: Reportable, options: ReporterOptions])[] = [
  ['pretty-40.txt', pretty, sample, { width: 40 }],
  ['pretty-120-color.txt', pretty, sample, { width: 120, color: true }],
  ['pretty-interrupted.txt', pretty, interrupted, {}],
  ['pretty-certified.txt', pretty, certified, {}],
  ['junit-fail-on-warning.xml', junit, sample, { failOn: 'warning' }],
  ['junit-interrupted.xml', junit, interrupted, {}],
  ['junit-no-cases.xml', junit, reportOf({ results: [], outcome: 'error', exitCode: 3 }), {}],
];

describe('golden files', () => {
  test.each(files)('%s', (file, write, report, options) => {
    expectGolden(file, write(report, options));
  });
});

describe('reports/sample', () => {
  test.each(Object.entries(sampleReports()))('%s is what the reporters make of the sample', (file, text) => {
    expect(readFileSync(sampleFolder + file, 'utf8'), 'look at the difference, then: pnpm run docs').toBe(text);
  });

  test('holds one report of each format and nothing else', () => {
    expect(readdirSync(sampleFolder).sort()).toEqual(Object.keys(sampleReports()).sort());
  });
});
