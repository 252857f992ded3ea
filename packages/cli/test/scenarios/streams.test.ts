import type { ChildProcess } from 'node:child_process';
import { checkShape } from '@assay/cases';
import type { Report } from '@assay/runner';
import type { Endpoint } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configFor, type Folder, folder, open } from './workshop.ts';

let endpoint: Endpoint;
let place: Folder;
beforeAll(async () => {
  endpoint = await open();
  place = await folder({ 'assay.config.json': configFor(endpoint) });
});
afterAll(async () => {
  await endpoint.close();
  await place.remove();
});

const few = ['test', '--grep', 'lifetime-hour-over', '--runs', '0', '--seed', '5'];
const csi = '\u001b[';

function closing(...names: readonly ('stdout' | 'stderr')[]): (child: ChildProcess) => void {
  return (child) => {
    for (const name of names) child[name]?.destroy();
  };
}

describe.concurrent('a reader that goes away', () => {
  test('stdout closed early costs neither report nor exit code', async () => {
    const { code, stderr } = await place.command([...few, '--reporter', 'pretty', '--reporter', 'json=closed.json'], {
      started: closing('stdout'),
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain('EPIPE');
    expect((await place.report('closed.json')).exitCode).toBe(0);
  });

  test('stdout and stderr closed early cost neither report nor exit code', async () => {
    const { code } = await place.command([...few, '--reporter', 'json=mute.json'], {
      started: closing('stdout', 'stderr'),
    });
    expect(code).toBe(0);
    expect((await place.report('mute.json')).exitCode).toBe(0);
  });

  test('a long report of which only the beginning is read costs neither report nor exit code', async () => {
    const { code, stderr } = await place.command(
      ['test', '--grep', 'aud', '--runs', '0', '--reporter', 'json', '--reporter', 'junit=head.xml'],
      { started: ({ stdout }) => void stdout?.once('data', () => stdout.destroy()) },
    );
    expect(code).toBe(0);
    expect(stderr).not.toContain('EPIPE');
    expect(await place.read('head.xml')).toMatch(/<\/testsuites>\n$/);
  });

  test('a list that is cut short is no fault', async () => {
    const { code, stderr } = await place.command(['cases'], { started: closing('stdout') });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe.concurrent('what goes where', () => {
  test('a JSON report on stdout is all there is on stdout', async () => {
    const { code, stdout, stderr } = await place.command([...few, '--reporter', 'json']);
    expect(code).toBe(0);
    const report = checkShape<Report>(JSON.parse(stdout), 'report', { file: 'stdout', code: 'ERR_CASE' });
    expect(report.seed).toBe(5);
    expect(stderr).toContain('redox-source-auth-v2 → http://127.0.0.1:');
  });

  test('junit without a file goes to reports/junit.xml', async () => {
    const { code, stdout } = await place.command([...few, '--reporter', 'junit']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await place.read('reports/junit.xml')).toContain('lifetime-hour-over [ES384] — ');
  });

  test('nothing half-written is left beside the reports', async () => {
    const { readdir } = await import('node:fs/promises');
    await place.command([...few, '--reporter', 'json=tidy/r.json', '--reporter', 'junit=tidy/j.xml']);
    expect((await readdir(`${place.path}/tidy`)).sort()).toEqual(['j.xml', 'r.json']);
  });
});

describe.concurrent('colour', () => {
  const wishes: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
    ['none without a terminal', {}, false],
    ['some with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['some with FORCE_COLOR that is empty', { FORCE_COLOR: '' }, true],
    ['none with FORCE_COLOR=0', { FORCE_COLOR: '0' }, false],
    ['none with NO_COLOR, whatever FORCE_COLOR says', { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['some with NO_COLOR that is empty', { NO_COLOR: '', FORCE_COLOR: '1' }, true],
  ];

  test.for(wishes)('%s', async ([, env, some], { expect: hold }) => {
    const { stdout } = await place.assay([...few, '--reporter', 'pretty'], { env });
    hold(stdout.includes(csi)).toBe(some);
    hold(stdout).toContain('conforms');
  });

  test('never in a file', async () => {
    const args = ['--reporter', 'pretty=p.txt', '--reporter', 'json=c.json', '--reporter', 'junit=c.xml'];
    const { stdout } = await place.assay([...few, ...args], { env: { FORCE_COLOR: '1' } });
    const files = await Promise.all(['p.txt', 'c.json', 'c.xml'].map(place.read));
    expect([stdout, ...files].filter((text) => text.includes(csi))).toEqual([]);
  });
});
