import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { thumbprint } from '@assay/jws';
import { type EndpointClient, policyFor, startEndpoint } from '@assay/testbed';
import type { JsonObject } from '@assay/validator';
import { describe, expect, type TestContext, test } from 'vitest';
import { bin } from './command.ts';
import { expectMessage, refusal } from './refused.ts';
import { type Folder, folder, profileId, secret } from './workshop.ts';

const scope = 'system/Patient.rs';
const target = 'https://as.example/oauth/token';
const basic = ['init', '--profile', profileId, '--token-endpoint', target, '--scope', scope];
const two = [...basic, '--issuer', 'https://as.example', '--alg', 'ES384', '--alg', 'HS384'];
const services = {
  github: '.github/workflows/assay.yml',
  gitlab: 'assay.gitlab-ci.yml',
  jenkins: 'Jenkinsfile.assay',
  azure: 'assay.azure-pipelines.yml',
} as const;

async function empty({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<Folder> {
  const place = await folder();
  onTestFinished(place.remove);
  return place;
}

async function jwk(place: Folder, name: string): Promise<JsonObject> {
  return JSON.parse(await place.read(`keys/${name}`)) as JsonObject;
}

/** The files below `golden/init`, in which the version of this tool is left open. */
async function golden(name: string, text: string): Promise<void> {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  const file = fileURLToPath(new URL(`../golden/init/${name.replaceAll('/', '_')}`, import.meta.url));
  await expect(text.replaceAll(`@${version} `, '@VERSION ')).toMatchFileSnapshot(file);
}

/** An endpoint at which the new clients are registered, and the configuration pointed at it. */
async function register(place: Folder, { onTestFinished }: Pick<TestContext, 'onTestFinished'>): Promise<void> {
  const registered = await Promise.all(
    ['first-es384', 'second-es384'].map(async (id): Promise<EndpointClient> => {
      const jwks = (await jwk(place, `${id}.jwks.json`)) as unknown as { readonly keys: readonly JsonObject[] };
      return { id, method: 'private_key_jwt', alg: 'ES384', jwks, scopes: [scope] };
    }),
  );
  const mac = { id: 'first-hs384', method: 'client_secret_jwt', alg: 'HS384', secret, scopes: [scope] } as const;
  const endpoint = await startEndpoint({ policy: policyFor(profileId), clients: [...registered, mac] });
  onTestFinished(() => endpoint.close());
  const text = await place.read('assay.config.json');
  await place.write(
    'assay.config.json',
    text.replace(target, endpoint.tokenEndpoint).replace('https://as.example', endpoint.issuer),
  );
}

const secrets = { FIRST_HS384: secret, SECOND_HS384: 'another secret of 48 octets, no more and no less' };

describe.concurrent('assay init', () => {
  test('writes a configuration that explains itself, keys for their owner alone, and what to register', async (context) => {
    const place = await empty(context);
    const { code, stdout, stderr } = await place.assay(two);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('wrote keys/first-es384.jwk.json: private key of first-es384\n');
    expect(stdout).toContain(
      'register a client for HS384; write its id for "first-hs384", and put its secret into FIRST_HS384',
    );
    expect((await readdir(join(place.path, 'keys'))).sort()).toEqual(
      [
        '.gitignore',
        ...['first', 'second'].flatMap((who) => [`${who}-es384.jwk.json`, `${who}-es384.jwks.json`]),
      ].sort(),
    );
    expect((await stat(join(place.path, 'keys/first-es384.jwk.json'))).mode & 0o777).toBe(0o600);
    const whole = await jwk(place, 'first-es384.jwk.json');
    const { keys } = (await jwk(place, 'first-es384.jwks.json')) as unknown as { readonly keys: readonly JsonObject[] };
    expect(keys).toHaveLength(1);
    expect(whole['kid']).toBe(await thumbprint(keys[0] ?? {}));
    const { d, ...open } = whole;
    expect(typeof d).toBe('string');
    expect(keys[0]).toEqual(open);
    await golden('assay.config.json', await place.read('assay.config.json'));
  });

  test('what it writes is run as it is', async (context) => {
    const place = await empty(context);
    await place.assay(two);
    await register(place, context);
    const dry = await place.assay(['test', '--dry-run'], { env: secrets });
    expect(dry.code).toBe(0);
    expect(dry.stdout).toMatch(/^ES384: .*\nHS384: /m);
    const { code, stdout } = await place.assay(['test', '--grep', 'exp-absent', '--runs', '0'], { env: secrets });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('conforms') });
  });

  test('without --issuer and --alg: one algorithm, and the issuer left open', async (context) => {
    const place = await empty(context);
    expect((await place.assay(basic)).code).toBe(0);
    const text = await place.read('assay.config.json');
    expect(text).toContain('  // "issuer": "https://as.example",\n');
    expect(text.match(/"clientId"/g)).toHaveLength(2);
    expect((await place.assay(['test', '--dry-run', '--grep', 'aud'])).code).toBe(0);
  });

  test.for(Object.entries(services))('--ci %s', async ([service, file], context) => {
    const place = await empty(context);
    expect((await place.assay([...two, '--ci', service])).code).toBe(0);
    await golden(file, await place.read(file));
  });

  test.for(['gitlab', 'azure'] as const)('the commands of %s run', async (service, context) => {
    const place = await empty(context);
    await place.assay([...two, '--ci', service]);
    await register(place, context);
    const text = await place.read(services[service]);
    const [, block = ''] = /(?:- script: \||- \|)\n((?: {6}.+\n)+)/.exec(text) ?? [];
    const commands = block.replace(/^ {6}/gm, '').replace('test --reporter', 'test --grep exp-absent --reporter');
    expect(commands).toContain('npx --yes @assay/cli@');
    await mkdir(join(place.path, 'bin'));
    await writeFile(join(place.path, 'bin/npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${bin}" "$@"\n`);
    await chmod(join(place.path, 'bin/npx'), 0o755);
    // As on a fresh checkout: the private keys come from the environment.
    const key = await place.read('keys/first-es384.jwk.json');
    const other = await place.read('keys/second-es384.jwk.json');
    await writeFile(join(place.path, 'keys/first-es384.jwk.json'), 'gone');
    const env = {
      PATH: `${join(place.path, 'bin')}:${process.env['PATH']}`,
      FIRST_ES384: key,
      SECOND_ES384: other,
      ...secrets,
    };
    const { stdout } = await promisify(execFile)('sh', ['-e', '-c', commands], { cwd: place.path, env });
    expect(stdout).toContain('conforms');
    expect(await place.read('reports/junit.xml')).toContain('exp-absent [ES384]');
  });

  test.for(['assay.config.json', 'keys/second-es384.jwks.json', 'assay.gitlab-ci.yml'])(
    'a file %s in the way: it stays as it is, and nothing else is written',
    async (file, context) => {
      const place = await empty(context);
      await mkdir(join(place.path, 'keys'));
      await place.write(file, 'mine');
      expectMessage(
        await refusal(place, [...two, '--ci', 'gitlab']),
        `${file} is there already, and nothing is overwritten; move it away first`,
      );
      expect(await place.read(file)).toBe('mine');
      const there = (await readdir(place.path, { recursive: true })).filter(
        (name) => !/^(first|second)-|^keys$/.test(name),
      );
      expect(there).toEqual([file]);
    },
  );

  const wrong: readonly (readonly [string, readonly string[], string | RegExp])[] = [
    ['no profile', ['init', '--token-endpoint', target], /profile/],
    ['no endpoint', ['init', '--profile', 'rfc7523'], /token-endpoint/],
    ['an unknown profile', ['init', '--profile', 'rfc7532', '--token-endpoint', target], /did you mean "rfc7523"\?$/],
    ['a URL that is none', [...basic, '--token-endpoint=as.example'], /token-endpoint/],
    [
      'an endpoint with a fragment',
      ['init', '--profile', 'rfc7523', '--token-endpoint', 'https://as.example/#a'],
      '--token-endpoint: give an http or https URL without a fragment',
    ],
    [
      'no scope where the profile demands one',
      ['init', '--profile', profileId, '--token-endpoint', target],
      `--scope: ${profileId} demands a scope; name one that the clients may have`,
    ],
    ['an algorithm of another profile', [...basic, '--alg', 'ES256'], /^--alg: redox-source-auth-v2 knows no ES256; /],
    ['an unknown service', [...basic, '--ci', 'travis'], /"github", "gitlab", "jenkins", "azure"/],
  ];
  test.for(wrong)('%s', async ([, args, says], context) => {
    const place = await empty(context);
    expectMessage(await refusal(place, args), says);
    expect((await readdir(place.path)).filter((name) => !/^(first|second)-/.test(name))).toEqual([]);
  });
});
