import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { correct, faults } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from '../markdown.ts';
import { packages, readmeOf, writeSnippets } from '../package-readmes.ts';
import { configFor, keys, open, secret, secretName } from '../scenarios/workshop.ts';
import { example, startFortyLines } from './forty-lines.ts';
import { install, openProject, type Project, packAll } from './project.ts';
import { startRegistry } from './registry.ts';
import { runAction } from './run-action.ts';
import { nodes, own, tools, tooOld, whyNot } from './tools.ts';

const why = whyNot();
const minutes = 60_000;
const listModules = fileURLToPath(new URL('../scenarios/list-modules.ts', import.meta.url));

let place: string;
let tarballs: readonly string[];

/** The tarball of a package. */
function tarballOf(name: string): string {
  return tarballs.find((file) => basename(file).startsWith(`${name.replace('@assay/', 'assay-')}-`)) ?? '';
}

if (why !== undefined) test('packages are packed, installed and run', (context) => context.skip(why));

describe.skipIf(why !== undefined).concurrent('packed', { timeout: 4 * minutes }, () => {
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'assay-packed-'));
    tarballs = await packAll(join(place, 'tarballs'));
  }, 2 * minutes);
  afterAll(() => rm(place, { recursive: true, force: true }));

  test.for(packages)('$name is clean for publint and attw', async ({ name }) => {
    const here = await openProject(join(place, 'lint', name), own);
    for (const args of [
      [tools.publint, 'run', tarballOf(name), '--strict'],
      [tools.attw, tarballOf(name), '--profile', 'esm-only', '--format', 'ascii'],
    ]) {
      const { code, stdout, stderr } = await here.node(args);
      expect({ code, said: code === 0 ? '' : `${stdout}${stderr}` }).toEqual({ code: 0, said: '' });
    }
  });

  describe('installed', () => {
    let project: Project;
    beforeAll(async () => {
      project = await openProject(join(place, 'contents'), own);
      await install(project, [...tarballs, `@types/node@${process.versions.node.split('.')[0]}`]);
      const files = [...(await writeSnippets(project.path)), 'token-endpoint.ts'];
      await project.write('token-endpoint.ts', example);
      const [snippet = ''] = blocksOf(readmeOf('@assay/validator'), 'ts');
      await project.write('wrong.ts', snippet.replace("'client_secret_jwt'", "'client_secret'"));
      const compilerOptions = { strict: true, module: 'NodeNext', target: 'ES2022', noEmit: true, types: ['node'] };
      await project.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
      await project.write('tsconfig.wrong.json', JSON.stringify({ compilerOptions, files: ['wrong.ts'] }));
    }, 2 * minutes);

    test.for(packages)('$name', async ({ name }) => {
      const read = (file: string) => readFile(join(project.path, 'node_modules', name, file), 'utf8');
      const text = await read('package.json');
      const manifest = JSON.parse(text) as Record<string, unknown>;
      expect(text).not.toContain('workspace:');
      expect(text).not.toContain('./src/');
      expect(manifest).toMatchObject({ sideEffects: false, exports: { './package.json': './package.json' } });
      const pure = ['suites', 'validator', 'jws', 'reporters'].includes(name.replace('@assay/', ''));
      expect(manifest['engines']).toEqual(pure ? undefined : { node: '>=22.19' });
      expect(await read('LICENSE')).toContain('MIT License');
      expect(await read('README.md')).toBe(readmeOf(name));
    });

    test.for(['typescript 5', 'typescript 7'] as const)('programs that use them type-check with %s', async (name) => {
      const { code, stdout } = await project.node([tools[name], '-p', 'tsconfig.json']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    });

    test.for(['typescript 5', 'typescript 7'] as const)('%s sees a wrong use', async (name) => {
      const { code, stdout } = await project.node([tools[name], '-p', 'tsconfig.wrong.json']);
      expect({ code, stdout }).toEqual({
        code: expect.any(Number),
        stdout: expect.stringContaining('"client_secret"'),
      });
      expect(code).not.toBe(0);
    });

    test('assay demo', async () => {
      const { code, stdout } = await project.node([tools.npx, '--no-install', 'assay', 'demo']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('✓ the correct endpoint conforms') });
    });
  });

  test('on a Node.js that is too old, assay says so', async () => {
    const project = await openProject(join(place, tooOld.version), tooOld);
    await install(project, tarballs);
    const { code, stdout, stderr } = await project.node(['node_modules/.bin/assay', 'test']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^assay: needs Node\.js 22\.19 or later; this is v20\.[\d.]+\n$/);
  });

  describe('the action for GitHub', () => {
    const hostile = 'a $(touch pwned) `touch pwned`; touch pwned #"\'\nexit-code=0';
    let project: Project;
    let registry: Awaited<ReturnType<typeof startRegistry>>;
    beforeAll(async () => {
      project = await openProject(join(place, 'action'), own);
      await project.write('first-es384.jwk.json', JSON.stringify(keys.first.private));
      const nobody = { tokenEndpoint: 'http://127.0.0.1:9/token', issuer: 'http://127.0.0.1:9' };
      await project.write('assay.config.json', JSON.stringify(configFor(nobody)));
      registry = await startRegistry(tarballs);
    });
    afterAll(() => registry.close());

    const act = (inputs: Readonly<Record<string, string>>) => runAction(project, inputs, registry.env);
    const pwned = () => existsSync(join(project.path, 'pwned'));

    test('judges the reference endpoint, with names that would be commands', async ({ onTestFinished }) => {
      const endpoint = await open();
      onTestFinished(endpoint.close);
      await project.write(hostile, JSON.stringify(configFor(endpoint)));
      const { code, stdout, stderr, outputs } = await act({ config: hostile, junit: `${hostile}.xml` });
      expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
      expect([...outputs]).toEqual([
        ['exit-code', '0'],
        ['junit', `${hostile}.xml`],
      ]);
      expect(await readFile(join(project.path, `${hostile}.xml`), 'utf8')).toMatch(/<testsuites [^>]*failures="0"/);
      expect(pwned()).toBe(false);
    });

    test.for(['config', 'profile', 'baseline', 'fail-on', 'version'])('takes a hostile %s as text', async (input) => {
      const { code, stderr, outputs } = await act({ [input]: `x${hostile}` });
      expect({ code, told: outputs.get('exit-code') }).toEqual({ code: 2, told: '2' });
      expect(stderr).toMatch(/^assay: /);
      expect(pwned()).toBe(false);
    });

    test('a version that cannot be installed is no finding', async () => {
      const { code, outputs } = await act({ version: '0.0.0-nobody' });
      expect({ code, told: outputs.get('exit-code') }).toEqual({ code: 3, told: '3' });
    });
  });

  describe.for(nodes)('on Node.js $version', (node) => {
    let project: Project;
    beforeAll(async () => {
      project = await openProject(join(place, node.version), node);
      await install(project, tarballs);
      await project.write('first-es384.jwk.json', JSON.stringify(keys.first.private));
      await project.write('second-es384.jwk.json', JSON.stringify(keys.second.private));
      await writeSnippets(project.path);
    }, 2 * minutes);

    const npx = (...args: readonly string[]) =>
      project.node([tools.npx, '--no-install', ...args], { [secretName]: secret });

    /** `assay test` with a configuration of this name and a JUnit report of this name. */
    const judge = async (name: string, config: object, ...args: readonly string[]) => {
      await project.write(`${name}.json`, JSON.stringify(config));
      const reporters = ['--reporter', 'pretty', '--reporter', `junit=${name}.xml`];
      const { code, stdout, stderr } = await npx('assay', 'test', '--config', `${name}.json`, ...reporters, ...args);
      return {
        code,
        said: code === 0 ? '' : stdout + stderr,
        xml: await readFile(join(project.path, `${name}.xml`), 'utf8'),
      };
    };

    test('is that Node.js', async () => {
      expect((await npx('-c', 'node --version')).stdout).toMatch(new RegExp(`^${node.version}`));
    });

    test('assay test judges the reference endpoint', async ({ onTestFinished }) => {
      const endpoint = await open();
      onTestFinished(endpoint.close);
      const { code, said, xml } = await judge('correct', configFor(endpoint));
      expect({ code, said }).toEqual({ code: 0, said: '' });
      expect(xml).toMatch(/<testsuites [^>]*failures="0" errors="0"/);
      expect((xml.match(/<testcase /g) ?? []).length).toBeGreaterThan(200);
      expect(endpoint.requests()).toBeGreaterThan(200);
    });

    test('assay test finds a fault', async ({ onTestFinished }) => {
      const endpoint = await open(faults.find(({ id }) => id === 'lifetime-437-seconds')?.alter(correct));
      onTestFinished(endpoint.close);
      const { code, said, xml } = await judge('faulty', configFor(endpoint), '--grep', 'lifetime');
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('exp-max-lifetime') });
      expect(xml).toMatch(/<failure /);
    });

    test('assay --help loads one file', async () => {
      const env = { NODE_OPTIONS: `--import=${listModules}`, LIST_MODULES_IN: join(project.path, 'modules') };
      const { code, stdout } = await project.node(['node_modules/.bin/assay', '--help'], env);
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('assay test') });
      const loaded = (await readFile(env.LIST_MODULES_IN, 'utf8')).split('\n').filter((url) => url.startsWith('file:'));
      expect(loaded.map((url) => basename(url))).toEqual(['bin.js']);
    });

    test.for(['validator', 'jws'])('the program in the README of %s runs', async (name) => {
      const { code, stderr } = await project.node([`${name}.ts`]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    });

    test('the endpoint in 40 lines conforms', async ({ onTestFinished }) => {
      const { config, stop } = await startFortyLines(project, node.folder);
      onTestFinished(stop);
      const { code, said } = await judge('example', config, '--intrusive');
      expect({ code, said }).toEqual({ code: 0, said: '' });
    });
  });
});

test('the endpoint in 40 lines has no more, and takes nothing but the validator and jws', () => {
  expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  const from = [...example.matchAll(/ from '((?!node:)[^']+)'/g)].map((one) => one[1]);
  expect(from).toEqual(['@assay/jws', '@assay/validator', '@assay/validator/profiles/redox-source-auth-v2']);
});
