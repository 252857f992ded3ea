import { parse, type TestCase, type TestSuites } from 'junit2json';
import { describe, expect, test } from 'vitest';
import { sample } from './sample.ts';
import { junit, junitStrict } from './written.ts';

async function read(xml: string): Promise<TestSuites> {
  const found = await parse(xml);
  if (found === null || found === undefined || !('testsuite' in found)) throw new Error('no testsuites');
  return found;
}

function casesOf({ testsuite = [] }: TestSuites): readonly TestCase[] {
  return testsuite.flatMap((suite) => suite.testcase ?? []);
}

describe.each([
  ['junit', junit],
  ['junit-strict', junitStrict],
])('%s, read by junit2json', (_, write) => {
  test('counts come back', async () => {
    const { testsuite = [] } = await read(write(sample));
    const sum = (name: 'tests' | 'failures' | 'errors' | 'skipped') =>
      testsuite.reduce((all, suite) => all + Number(suite[name] ?? 0), 0);
    expect([sum('tests'), sum('failures'), sum('errors'), sum('skipped')]).toEqual([14, 3, 1, 6]);
    expect(testsuite.map((suite) => suite.testcase?.length)).toEqual(testsuite.map((suite) => suite.tests));
  });

  test('names come back', async () => {
    const names = casesOf(await read(write(sample))).map(({ name }) => name);
    expect(names).toEqual(
      sample.results.map(({ id, variant, title }) => `${id}${variant === undefined ? '' : ` [${variant}]`} — ${title}`),
    );
  });

  test('messages and texts of failures and errors come back', async () => {
    const cases = casesOf(await read(write(sample)));
    const told = cases.flatMap(({ failure = [], error = [] }) => [...failure, ...error]);
    const wanted = sample.results.filter(({ status, known }) => known === undefined && /failed|error/.test(status));
    expect(told.map(({ message, type }) => [message, type])).toEqual(
      wanted.map(({ message, requirement }) => [message, requirement]),
    );
    for (const [index, { inner }] of told.entries()) expect(inner).toContain(wanted[index]?.help);
  });

  test('reasons of skipped cases come back', async () => {
    const cases = casesOf(await read(write(sample)));
    const reasons = cases.flatMap(({ skipped = [] }) => skipped);
    expect(reasons).toHaveLength(6);
    expect(JSON.stringify(reasons)).toContain('no second client is configured');
  });
});
