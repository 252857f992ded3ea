import type { Result } from '@assay/runner';
import { describe, expect, test } from 'vitest';
import { type Reportable, type ReporterName, reporters } from '../src/index.ts';
import { reportOf, resultOf, sample } from './sample.ts';
import { faultsUnder } from './schemas.ts';
import { parseStrict } from './strict-xml.ts';
import { junit, junitStrict, pretty } from './written.ts';

const names = Object.keys(reporters) as readonly ReporterName[];

describe('a message of 1 MiB, as hostile as can be', () => {
  const unit = ']]> \u0000\u001b[31m\ud800\r\n::error::x\n##vso[a]b &<> ';
  const message = unit.repeat(Math.ceil(2 ** 20 / unit.length));
  const huge = reportOf({ results: [resultOf({ id: 'x', status: 'failed', message, help: message })] });

  test('is well-formed and valid in JUnit', () => {
    parseStrict(junit(huge));
    expect(faultsUnder('jenkins-junit.xsd', junitStrict(huge))).toBe('');
    expect(faultsUnder('junit-10', junitStrict(huge))).toBe('');
  });

  test('stays whole in the text and is cut in the attribute', () => {
    const [, attribute = ''] = / message="([^"]*)"/.exec(junit(huge)) ?? [];
    expect(attribute.length).toBeLessThan(20_000);
    expect(junit(huge).match(/\\u\{d800\}/g)?.length).toBeGreaterThan(2 * Math.floor(2 ** 20 / unit.length));
  });

  test('is cut on a screen, with its length', () => {
    expect(pretty({ ...huge, mode: 'certify' })).toContain(`(${message.length} characters)`);
  });
});

/** Results that are made while they are read, and how many were made. */
function lazy(count: number): { readonly report: Reportable; readonly made: () => number } {
  let made = 0;
  const results: Iterable<Result> = {
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index += 1) {
        made += 1;
        yield resultOf({ id: `x-${index}`, status: 'failed', message: 'm'.repeat(100), help: 'h' });
      }
    },
  };
  return { report: { ...sample, results }, made: () => made };
}

test.each(names)('%s writes no piece that grows with the number of results', (name) => {
  const longest = (count: number) => Math.max(...[...reporters[name](lazy(count).report)].map((one) => one.length));
  expect(longest(3000)).toBeLessThan(longest(60) + 200);
});

// A summary ends where it is full, annotations with the tenth; these hold every result.
test.each(['pretty', 'json', 'junit', 'junit-strict'] as const)('%s writes results as it reads them', (name) => {
  const { report, made } = lazy(3000);
  const pieces = reporters[name](report)[Symbol.iterator]();
  for (let index = 0; index < 20; index += 1) pieces.next();
  const early = made();
  while (pieces.next().done !== true);
  // Counts may need a reading of their own before the first piece.
  expect(made() - early).toBeGreaterThan(2900);
});
