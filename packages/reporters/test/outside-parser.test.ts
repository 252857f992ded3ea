import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { report } from './hostile.ts';
import { reportOf, sample } from './sample.ts';
import { junit } from './written.ts';

type Parser = readonly [command: string, ...args: string[]];

const parsers: readonly Parser[] = [
  ['xmllint', '--noout', '--nonet', '-'],
  ['python3', '-c', 'import sys, xml.parsers.expat as x; x.ParserCreate().Parse(sys.stdin.buffer.read(), True)'],
];

function parse([command, ...args]: Parser, input: string): { readonly status: number | null; readonly stderr: string } {
  return spawnSync(command, args, { input, encoding: 'utf8' });
}

test('a parser that is not ours reads hostile reports', (context) => {
  const parser = parsers.find((candidate) => parse(candidate, '<a/>').status === 0);
  // In CI nothing is skipped: a missing part is a failure.
  if (parser === undefined && process.env['CI'] === undefined)
    return context.skip('neither xmllint nor python3 is installed');
  if (parser === undefined) throw new Error('neither xmllint nor python3 is installed');
  expect(parse(parser, '<a>').status).not.toBe(0);
  const reports = [sample, ...fc.sample(report, { numRuns: 25, seed: 815 })];
  const merged = reportOf({ results: reports.flatMap(({ results }) => results) });
  for (const value of [merged, ...reports.slice(0, 5)]) expect(parse(parser, junit(value)).stderr).toBe('');
});
