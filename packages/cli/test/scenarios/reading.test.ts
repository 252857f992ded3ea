import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profileIds, properties, shippedCases } from '@assay/cases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ended } from './command.ts';
import { type Folder, folder } from './workshop.ts';

let place: Folder;
beforeAll(async () => {
  place = await folder();
});
afterAll(() => place.remove());

/** What `assay` says in this process. */
async function read(...args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await place.assay(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const help = readFileSync(new URL('../../help.txt', import.meta.url), 'utf8');

describe.concurrent('lists and pages', () => {
  test.for([['profiles'], ['profiles', 'list']])('%j', async (args, { expect: hold }) => {
    const lines = (await read(...args)).trimEnd().split('\n');
    hold(lines.map((line) => line.split(' ')[0])).toEqual(profileIds());
  });

  test.for(profileIds())('profiles show %s', async (id, { expect: hold }) => {
    const copy = readFileSync(new URL(`../profiles/${id}.txt`, import.meta.url), 'utf8');
    hold(await read('profiles', 'show', id)).toBe(copy);
  });

  test('cases', async () => {
    const text = await read('cases');
    const ids = [...text.matchAll(/^ {2}(\S+)/gm)].map((one) => one[1]);
    expect(ids).toEqual([...shippedCases(), ...properties].map((one) => one.id));
  });

  test('cases show, with what each profile says', async () => {
    const text = await read('cases', 'show', 'aud-host-lookalike');
    expect(text).toMatch(
      /^aud-host-lookalike — aud is a host that begins with the real one\ngroup audience, since 2026-11\n/,
    );
    expect(text).toContain('"hostSuffix": ".example"');
    expect(text).toContain('    redox-source-auth-v2: client MUST, server MUST\n');
  });

  test('cases show of a property', async () => {
    const text = await read('cases', 'show', 'property-lifetime-boundary');
    expect(text).toMatch(/^property-lifetime-boundary — .+\ngroup property\n\nexp-max-lifetime: /);
  });
});

describe.concurrent('help and version', () => {
  test.for([[], ['--help'], ['-h'], ['help']])('%j is the help text', async (args, { expect: hold }) => {
    const { code, stdout, stderr } = await place.command(args);
    hold({ code, stdout, stderr }).toEqual({ code: 0, stdout: help, stderr: '' });
  });

  test('--version', async () => {
    expect((await place.command(['--version'])).stdout).toBe(`${version}\n`);
  });

  const page = /^assay .*[\s\S]*Options:[\s\S]*Examples:/;

  test('every command has a page of its own', async () => {
    const commands = [...help.matchAll(/^ {2}assay (\w+)/gm)].map((one) => one[1] ?? '');
    expect(commands).toContain('test');
    for (const command of commands) expect(await read(command, '--help'), command).toMatch(page);
  });

  test('a page is in English, whatever the machine speaks', async () => {
    const env = { LC_ALL: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8' };
    const { code, stdout } = await place.command(['test', '--help'], { env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(page) });
  });
});

describe.concurrent('what is loaded', () => {
  const hooks = fileURLToPath(new URL('./list-modules.ts', import.meta.url));

  async function loaded(
    name: string,
    ...args: readonly string[]
  ): Promise<{ readonly ended: Ended; readonly urls: readonly string[] }> {
    const file = join(place.path, `${name}.modules`);
    const env = { NODE_OPTIONS: `--import=${hooks}`, LIST_MODULES_IN: file };
    const ended = await place.command(args, { env });
    return { ended, urls: (await readFile(file, 'utf8')).split('\n') };
  }

  function packagesOf(urls: readonly string[]): readonly string[] {
    const names = urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
    return [...new Set(names)].sort();
  }

  test.for(['--version', '--help', 'help'])('%s loads one file', async (args, { expect: hold }) => {
    const { ended, urls } = await loaded(`one${args}`, args);
    hold(ended.code).toBe(0);
    hold(urls.filter((url) => url.startsWith('file:')).map((url) => url.replace(/.*\//, ''))).toEqual(['bin.ts']);
  });

  test('the help of a command loads yargs, and none of the rest', async () => {
    const { ended, urls } = await loaded('test-help', 'test', '--help');
    expect(ended.code).toBe(0);
    const names = packagesOf(urls);
    expect(names).toContain('yargs');
    expect(names.filter((name) => ['jose', 'ajv', 'undici', 'fast-check'].includes(name))).toEqual([]);
    expect(urls.filter((url) => url.includes('/validator/'))).toEqual([expect.stringMatching(/\/error\.ts$/)]);
  });

  test('a run loads them all: what the tests above look for can be found', async () => {
    const { urls } = await loaded('run', 'test', '--config', 'none.json');
    expect(packagesOf(urls)).toEqual(expect.arrayContaining(['ajv', 'fast-check', 'jose', 'undici', 'yargs']));
  });
});
