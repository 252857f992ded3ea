import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '@assay/runner';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Io } from '../src/io.ts';
import { parseOutputs, prepareOutputs, writeReports } from '../src/reporting.ts';

let cwd: string;
let told: string;
let io: Io;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'assay-reporting-'));
  told = '';
  const stderr = (text: string): void => {
    told += text;
  };
  io = { stdout: () => {}, stderr, env: {}, cwd, interactive: false, signal: new AbortController().signal };
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const report = {
  version: 1,
  tool: { name: 'assay', version: '0.0.0' },
  mode: 'test',
  profile: { id: 'p', title: 'P', edition: '2026-11', digest: 'sha256:0' },
  target: 'http://127.0.0.1:9/token',
  startedAt: '2026-11-23T00:00:00.000Z',
  seconds: 1,
  seed: 1,
  interrupted: false,
  outcome: 'error',
  exitCode: 3,
  summary: { passed: 0, failed: 0, warning: 0, error: 0, blocked: 0, skipped: 0, info: 0, requests: 0 },
  measured: [],
  requirements: [],
  results: [],
} satisfies Report;

test('without --reporter: pretty on stdout, JUnit in its file', () => {
  expect(parseOutputs([])).toEqual([{ name: 'pretty' }, { name: 'junit', file: 'reports/junit.xml' }]);
});

test('both dialects of JUnit go to one file, so only one of them can go without a name', () => {
  expect(parseOutputs(['junit-strict'])).toEqual([{ name: 'junit-strict', file: 'reports/junit.xml' }]);
  expect(() => parseOutputs(['junit', 'junit-strict'])).toThrow('two reporters write to the same file');
});

test('a file name may hold an equals sign', () => {
  expect(parseOutputs(['json=a=b.json'])).toEqual([{ name: 'json', file: 'a=b.json' }]);
});

test('a report that cannot be written is told, and does not cost the others', async () => {
  const outputs = parseOutputs(['json=first.json', 'junit=second.xml']);
  await prepareOutputs(outputs, io);
  await mkdir(join(cwd, 'first.json'));
  const written = await writeReports(report, outputs, { io, failOn: 'failed' });
  expect(written).toEqual({ files: ['second.xml'], lost: true });
  expect(told).toMatch(/^assay: cannot write .*first\.json: it is a directory, not a file\n$/);
  expect(await readFile(join(cwd, 'second.xml'), 'utf8')).toContain('<testsuites');
});

test('what is in the way is told before a run', async () => {
  await writeFile(join(cwd, 'file'), '');
  await expect(prepareOutputs(parseOutputs(['json=file/r.json']), io)).rejects.toMatchObject({ code: 'ERR_USAGE' });
  await expect(prepareOutputs(parseOutputs(['json=new/r.json']), io)).resolves.toBeUndefined();
});
