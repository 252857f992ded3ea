import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { profileIds, shippedProfile } from '@assay/cases';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { blocksOf, commandsOf } from './markdown.ts';
import { type Folder, folder } from './scenarios/workshop.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

const commands = commandsOf(readme, 'assay');
const [configuration = ''] = blocksOf(readme, 'json');
const [snippet = ''] = blocksOf(readme, 'ts');

let place: Folder;
beforeAll(async () => {
  // At this address nobody listens: a command that is understood ends with 3.
  const config = configuration.replaceAll('127.0.0.1:9400', '127.0.0.1:9');
  const known = { version: 1, profile: 'redox-source-auth-v2', entries: [] };
  place = await folder({ 'assay.config.json': config, 'known.json': known, 'as-printed.json': configuration });
});
afterAll(() => place.remove());

describe.concurrent('commands of the README', () => {
  test('are there', () => {
    expect(commands.length).toBeGreaterThanOrEqual(5);
  });

  test.for(commands)('%s', async (command, { expect: hold }) => {
    const [, ...args] = command.split(/ +/).map((word) => word.replace(/^'(.*)'$/, '$1'));
    const { code, stderr } = await place.assay(args, { env: { FIRST_HS384: 'a secret for the README' } });
    hold({ code, stderr: stderr.replace(/^redox.*|^wrote .*|^[✓!✗] .*/gm, '').trim() }).toEqual({
      code: (args[0] === 'test' && !args.includes('--dry-run')) || args[0] === 'doctor' ? 3 : 0,
      stderr: '',
    });
  });

  test.for([
    ...new Set(
      [...readme.matchAll(/`pnpm(?:@12)? (\w+)`|npx --yes pnpm@12 (\w+)/g)].map((one) => one[1] ?? one[2] ?? ''),
    ),
  ])('pnpm %s is a script of package.json', (script, { expect: hold }) => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };
    hold(Object.keys(scripts)).toContain(script);
  });
});

describe('the README', () => {
  test('prints a configuration that is one', async () => {
    expect(blocksOf(readme, 'json')).toHaveLength(1);
    const { config } = await loadConfig('as-printed.json', place.path);
    expect(config.clients.map((one) => one.alg)).toEqual(['ES384', 'ES384', 'HS384']);
    expect(profileIds()).toContain(config.profile);
  });

  test('lists every profile with its algorithms', () => {
    const rows = [...readme.matchAll(/^\| `([a-z0-9-]+)` — .*? \| (.*) \|$/gm)].map(
      (one) => [one[1] ?? '', one[2] ?? ''] as const,
    );
    expect(rows.map(([id]) => id).sort()).toEqual([...profileIds()].sort());
    for (const [id, algs] of rows) {
      if (algs !== 'all registered')
        expect(algs.split(', ').sort()).toEqual(Object.values(shippedProfile(id).methods).flat().sort());
    }
  });

  test('prints exit codes as the help does', async () => {
    const codes = [...readme.matchAll(/^\| (\d+) \| /gm)].map((one) => one[1]);
    expect(codes).toEqual(['0', '1', '2', '3', '130']);
    const { stdout } = await place.assay(['test', '--help']);
    expect([...stdout.replaceAll(/\s+/g, ' ').matchAll(/(?:Exit codes:|·) (\d+)/g)].map((one) => one[1])).toEqual(
      codes,
    );
  });

  test.each([
    ['accept', 'https://auth.example/oauth/token', []],
    ['refuse', 'https://auth.example.evil/oauth/token', ['aud-accepted']],
  ] as const)('prints a program that runs: %s', async (outcome, aud, broken) => {
    expect(blocksOf(readme, 'ts')).toHaveLength(1);
    const program = `const assertion = ${JSON.stringify(assertionFor(aud))};\n${snippet}\nconsole.log(JSON.stringify(verdict));`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', program], {
      cwd: root,
    });
    const verdict = JSON.parse(stdout) as { outcome: string; findings: readonly { rule: string; level: string }[] };
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.findings.filter((one) => one.level === 'MUST').map((one) => one.rule)).toEqual(broken);
  });
});

describe('certify in the README', () => {
  test('is a command: a client that does nothing is one that never called', async () => {
    const [command = ''] = blocksOf(readme, 'console');
    const clients = [{ clientId: 'xHtahu', alg: 'HS256', secretEnv: 'VENDOR_SECRET' }];
    await place.write('certify.json', { profile: 'reltio-client-secret-jwt', clients });
    const [, ...args] = command
      .trim()
      .split(' ')
      .map((one) => (one === './your-client' ? 'true' : one));
    const options = ['--config', 'certify.json', '--reporter', 'pretty'];
    const { code, stdout } = await place.assay([...args.slice(0, 1), ...options, ...args.slice(1)], {
      env: { VENDOR_SECRET: 'a secret of 32 octets or more, so' },
    });
    expect(stdout).toContain('the client never called the token endpoint');
    expect(code).toBe(3);
  });

  test('is a function, in a program that prints what it says', async () => {
    const [program = ''] = blocksOf(readme, 'js');
    const promised = [...program.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((one) => one[1]);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: root,
    });
    expect(stdout.trim().split('\n')).toEqual(promised);
  });
});

/** An assertion of the client in the snippet. */
function assertionFor(aud: string): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'xHtahu',
    sub: 'xHtahu',
    aud,
    exp: now + 200,
    iat: now,
    jti: 'c2b5a3d8-3c5e-4b3a-9a55-2f6e3f0f7c11',
  };
  const input = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((one) => Buffer.from(JSON.stringify(one)).toString('base64url'))
    .join('.');
  return `${input}.${createHmac('sha256', 'a secret of 32 octets or more, so').update(input).digest('base64url')}`;
}
