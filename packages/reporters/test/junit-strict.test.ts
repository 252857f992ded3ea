import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { report as hostileReport } from './hostile.ts';
import { conforming, interrupted, reportOf, resultOf, sample } from './sample.ts';
import { faultsUnder, schemaNames } from './schemas.ts';
import { all, parseStrict } from './strict-xml.ts';
import { junit, junitStrict } from './written.ts';

const jenkins = ['jenkins-junit.xsd', 'junit-10'] as const;
const failOn = fc.constantFrom('failed' as const, 'warning' as const);
/** Runs stamp their start; only a report made by hand may lack a stamp. */
const report = hostileReport.map((one) => ({ ...one, startedAt: sample.startedAt }));

describe.each(jenkins)('%s accepts', (schema) => {
  test.each([
    ['the sample', sample],
    ['a run that conforms', conforming],
    ['an interrupted run', interrupted],
    ['a run without results', reportOf({ results: [], outcome: 'error', exitCode: 3 })],
  ])('%s', (_, value) => {
    expect(faultsUnder(schema, junitStrict(value))).toBe('');
  });

  test('any report, whatever a server sent', () => {
    fc.assert(
      fc.property(report, failOn, (value, chosen) => {
        expect(faultsUnder(schema, junitStrict(value, { failOn: chosen }))).toBe('');
      }),
    );
  });
});

test('the schema of Ant accepts any report in which nothing counts as skipped', () => {
  const executed = report.map(({ results, ...rest }) =>
    reportOf({
      ...rest,
      results: results
        .filter(({ status }) => status !== 'skipped' && status !== 'blocked')
        .map(({ known: _, ...result }) => result),
    }),
  );
  fc.assert(
    fc.property(executed, (value) => {
      expect(faultsUnder('JUnit.xsd', junitStrict(value))).toBe('');
    }),
  );
});

test.each(schemaNames)('%s refuses the rich dialect, so it can refuse', (schema) => {
  expect(faultsUnder(schema, junit(sample, { file: 'assay.config.json' }))).not.toBe('');
});

test('says of every result what the rich dialect says', () => {
  const told = (xml: string) =>
    ['failure', 'error', 'skipped'].map((name) => all(parseStrict(xml), name).map(({ text }) => text));
  expect(told(junitStrict(sample))).toEqual(told(junit(sample)));
});

test('warnings and observations stand at the end of their suite', () => {
  const results = (['warning', 'info', 'passed'] as const).map((status) =>
    resultOf({ id: `x-${status}`, status, title: 't', message: 'what\nwas seen', help: 'h' }),
  );
  const [end] = all(parseStrict(junitStrict(reportOf({ results }))), 'system-out');
  expect(end?.text).toBe('INFO x-info [RS384] — t: what was seen\nWARNING x-warning [RS384] — t: what was seen\n');
});

test('a stamp has no zone, since the schema of Ant allows none', () => {
  const [suite] = all(parseStrict(junitStrict(sample)), 'testsuite');
  expect(suite?.attributes['timestamp']).toBe('2026-11-23T22:15:07');
});
