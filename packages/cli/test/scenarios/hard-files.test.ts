import { execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoint } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin } from './command.ts';
import { configFor, type Folder, folder, open } from './workshop.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await open();
});
afterAll(() => endpoint.close());

const few = ['test', '--grep', 'lifetime-hour-over', '--runs', '0', '--seed', '5'];

interface Came {
  readonly status: number | null;
  readonly stderr: string;
  readonly error?: Error;
}

/** Runs a program beside this process, which has an endpoint to keep alive. */
function started(program: string, args: readonly string[], options: SpawnOptions): Promise<Came> {
  return new Promise((resolve) => {
    let stderr = '';
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => resolve({ status: null, stderr, error }));
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

async function scene({ onTestFinished }: { onTestFinished: (done: () => Promise<void>) => void }): Promise<Folder> {
  const place = await folder({ 'assay.config.json': configFor(endpoint) });
  onTestFinished(place.remove);
  return place;
}

describe.concurrent('a report that cannot be written', () => {
  test('to a full device: one message, the other reports are written, and 3', async (context) => {
    const place = await scene(context);
    const { code, stderr } = await place.assay([...few, '--reporter', 'json=/dev/full', '--reporter', 'junit=j.xml']);
    expect(code).toBe(3);
    expect(stderr).toContain('assay: cannot write /dev/full: the disk is full\n');
    expect(stderr).not.toMatch(/^\s+at |Error:/m);
    expect(await place.read('j.xml')).toContain('</testsuites>');
    expect(spawnSync('stat', ['-c', '%F', '/dev/full'], { encoding: 'utf8' }).stdout).toBe('character special file\n');
  });

  test('on a full disk: one message, nothing half-written, and 3', async (context) => {
    const place = await scene(context);
    const disk = join(place.path, 'disk');
    await mkdir(disk);
    const why = mount(disk);
    // In CI nothing is skipped: a missing part is a failure.
    if (why !== undefined && process.env['CI'] === undefined) return context.skip(why);
    if (why !== undefined) throw new Error(why);
    try {
      const { code, stderr } = await place.assay([...few, '--reporter', 'json=disk/r.json', '--reporter', 'junit']);
      expect(code).toBe(3);
      expect(stderr).toMatch(/^assay: cannot write .*disk\/r\.json: the disk is full$/m);
      expect(stderr).toContain('wrote reports/junit.xml');
      expect(await readdir(disk)).toEqual([]);
    } finally {
      asRoot('umount', disk);
    }
  });

  test('to stdout: one message and 3', async (context) => {
    const place = await scene(context);
    const command = `"${process.execPath}" "${bin}" profiles show rfc7523 > /dev/full`;
    const { status, stderr } = await started('sh', ['-c', command], { cwd: place.path });
    expect({ status, stderr }).toEqual({ status: 3, stderr: 'assay: cannot write to stdout: the disk is full\n' });
  });
});

/** Runs a command of the administrator; undefined when it went well. */
function asRoot(command: string, ...args: readonly string[]): string | undefined {
  const how = process.getuid?.() === 0 ? [command, ...args] : ['sudo', '-n', command, ...args];
  const { status, error, stderr } = spawnSync(how[0] ?? '', how.slice(1), { encoding: 'utf8' });
  return status === 0 ? undefined : `${command} needs the rights of the administrator: ${error?.message ?? stderr}`;
}

/** Puts a disk of a few octets at a folder. */
function mount(disk: string): string | undefined {
  return asRoot('mount', '-t', 'tmpfs', '-o', `size=4k,mode=0777`, 'none', disk);
}

describe.concurrent('a report', () => {
  test('goes through a link, and the link stays', async (context) => {
    const place = await scene(context);
    await place.write('real.json', '{}');
    await symlink('real.json', join(place.path, 'link.json'));
    const { code } = await place.assay([...few, '--reporter', 'json=link.json']);
    expect(code).toBe(0);
    expect(await readlink(join(place.path, 'link.json'))).toBe('real.json');
    expect((await place.report('real.json')).exitCode).toBe(0);
  });

  test('goes into a pipe', async (context) => {
    const place = await scene(context);
    execFileSync('mkfifo', [join(place.path, 'pipe')]);
    const [{ code }, read] = await Promise.all([
      place.assay([...few, '--reporter', 'json=pipe']),
      place.report('pipe'),
    ]);
    expect({ code, exitCode: read.exitCode }).toEqual({ code: 0, exitCode: 0 });
  });
});

describe.concurrent('a file that may not be read', () => {
  const names = ['assay.config.json', 'first-es384.jwk.json', 'known.json', 'own.json', 'ca.pem'];
  const args: Readonly<Record<string, readonly string[]>> = {
    'known.json': ['--baseline', 'known.json'],
    'own.json': ['--profile', './own.json'],
    'ca.pem': ['--config', 'with-ca.json'],
  };

  test.for(names)('%s: 2 and one message', async (name, context) => {
    const place = await scene(context);
    await place.write('with-ca.json', configFor(endpoint, { ca: './ca.pem' }));
    if (!['assay.config.json', 'first-es384.jwk.json'].includes(name)) await place.write(name, '{}');
    await chmod(join(place.path, name), 0);
    // The administrator may read everything, unless that right is given up.
    const node = [process.execPath, bin, ...few, '--reporter', 'pretty', ...(args[name] ?? [])];
    const humble = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', ...node];
    const [program = '', ...whole] = process.getuid?.() === 0 ? humble : node;
    const env = { PATH: process.env['PATH'] };
    const { status, stderr, error } = await started(program, whole, { cwd: place.path, env });
    if (error !== undefined && process.env['CI'] === undefined)
      return context.skip(`the rights of the administrator cannot be given up here: ${error.message}`);
    context.expect({ status, lines: stderr.trimEnd().split('\n').length }).toEqual({ status: 2, lines: 1 });
    context.expect(stderr).toMatch(new RegExp(`^assay: .*${name.replaceAll('.', '\\.')}: permission denied$`, 'm'));
  });
});

describe.concurrent('a reader that goes away', () => {
  test.for(['profiles list', 'cases list', 'profiles show redox-source-auth-v2', '--help', 'test --help', 'doctor'])(
    'assay %s | head -1',
    async (command, context) => {
      const place = await scene(context);
      const line = `"${process.execPath}" "${bin}" ${command} | head -n 1 > /dev/null; exit "\${PIPESTATUS[0]}"`;
      const { status, stderr } = await started('bash', ['-c', line], { cwd: place.path });
      context.expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
