import { readdir } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { select } from '../../src/selection.ts';
import { folder } from './workshop.ts';

test('demo needs nothing, ends with 0 and writes its reports', { timeout: 180_000 }, async () => {
  const place = await folder();
  onTestFinished(place.remove);
  const { code, stdout } = await place.command(['demo']);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('✓ the correct endpoint conforms, the fault was caught'),
  });
  expect(stdout).toContain('assay test');
  const files = await readdir(`${place.path}/reports/demo`);
  expect(files.sort()).toEqual(['conformant.json', 'conformant.xml', 'faulty.json', 'faulty.xml']);
  const [conformant, faulty] = [
    await place.report('reports/demo/conformant.json'),
    await place.report('reports/demo/faulty.json'),
  ];
  expect([conformant.exitCode, faulty.exitCode]).toEqual([0, 1]);
  expect(
    conformant.results.filter((one) => one.status === 'failed' || one.status === 'warning').map((one) => one.id),
  ).toEqual([]);
  expect([...new Set(conformant.results.flatMap((one) => one.variant ?? []))].sort()).toEqual([
    'ES384',
    'HS384',
    'RS384',
  ]);
  expect(faulty.results.some((one) => one.status === 'failed')).toBe(true);
  // Reports say how to run a result again: its id must select something.
  const again = new Set([...conformant.results, ...faulty.results].map((one) => one.reproduce.id));
  for (const grep of again) expect(() => select({ grep, runs: 25 })).not.toThrow();
});

test('demo says what is in its way before it starts', async () => {
  const place = await folder({ reports: 'a file of this name' });
  onTestFinished(place.remove);
  const { code, stdout, stderr } = await place.assay(['demo']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^assay: cannot write .*conformant\.xml: a part of the path is no directory\n$/);
});
