import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { blocksOf, commandsOf } from './markdown.ts';
import { linkPackages, packages, readmeOf, writeSnippets } from './package-readmes.ts';
import { type Folder, folder } from './scenarios/workshop.ts';

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'assay-readmes-'));
  await linkPackages(place);
  await writeSnippets(place);
});
afterAll(() => rm(place, { recursive: true, force: true }));

describe.each(packages)('README of $name', ({ name }) => {
  const readme = readmeOf(name);

  test('has its name as title, says how to install it, and shows how it is used', () => {
    expect(readme.split('\n')[0]).toBe(`# ${name}`);
    expect(commandsOf(readme, 'npm install').join(' ').split(' ')).toContain(name);
    expect(blocksOf(readme, name === '@assay/cli' ? 'json' : 'ts')).toHaveLength(1);
  });
});

test.concurrent.for(packages.filter(({ name }) => name !== '@assay/cli'))(
  'the program in the README of $name prints what it says',
  async ({ name }, { expect: hold }) => {
    const [snippet = ''] = blocksOf(readmeOf(name), 'ts');
    const promised = [...snippet.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((one) => one[1]);
    const { stdout } = await promisify(execFile)(process.execPath, [join(place, `${name.slice(7)}.ts`)], {
      cwd: place,
    });
    hold(promised.length).toBeGreaterThan(0);
    hold(stdout.trimEnd().split('\n')).toEqual(promised);
  },
);

describe('README of the command', () => {
  const readme = readmeOf('@assay/cli');
  const [configuration = ''] = blocksOf(readme, 'json');
  let shop: Folder;
  beforeAll(async () => {
    // At this address nobody listens: a command that is understood ends with 3.
    shop = await folder({
      'assay.config.json': configuration.replace('127.0.0.1:9400', '127.0.0.1:9'),
      'printed.json': configuration,
    });
  });
  afterAll(() => shop.remove());

  test('prints a configuration that is one', async () => {
    const { config } = await loadConfig('printed.json', shop.path);
    expect(config.clients.map((one) => one.alg)).toEqual(['ES384', 'HS384']);
  });

  // What `demo` does is held by its own scenario.
  const commands = commandsOf(readme, 'npx assay').filter((command) => command !== 'npx assay demo');

  test.for(commands)('%s', async (command) => {
    const [, , ...args] = command.split(/ +/);
    const { code } = await shop.assay(args, { env: { FIRST_HS384: 'a secret for the README' } });
    expect(code).toBe(args[0] === 'test' ? 3 : 0);
  });
});
