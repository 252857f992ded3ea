import { readFileSync } from 'node:fs';
import { checkShape } from '@assay/cases';
import { privateKey, sign } from '@assay/jws';
import type { CheckReport } from '@assay/reporters';
import type { Json } from '@assay/validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Said } from './in-process.ts';
import { expectMessage } from './refused.ts';
import { type Folder, folder, keys, profileId } from './workshop.ts';

const clientId = 'first-es384';
const tokenEndpoint = 'https://as.example/oauth/token';
const now = 1_795_440_000;
const facts = ['--now', `${now}`, '--client-id', clientId, '--token-endpoint', tokenEndpoint, '--jwks', 'jwks.json'];
const redox = ['--profile', profileId, ...facts];

/** Signs an assertion of the first client of the workshop. */
async function assertionOf(change: Readonly<Record<string, Json>> = {}): Promise<string> {
  const jti = '2f4b8a52-6f0e-4a55-9d0b-0f8f5b1d7a11';
  const claims = { iss: clientId, sub: clientId, aud: tokenEndpoint, exp: now + 90, iat: now, jti, ...change };
  const key = await privateKey(JSON.stringify(keys.first.private), { alg: 'ES384' });
  const header = JSON.stringify({ alg: 'ES384', typ: 'JWT', kid: clientId });
  return sign({ header, payload: JSON.stringify(claims), key, alg: 'ES384' });
}

let place: Folder;
let good: string;
beforeAll(async () => {
  good = await assertionOf();
  place = await folder({
    'good.jwt': good,
    'late.jwt': await assertionOf({ exp: now - 400, iat: now - 700 }),
    'jwks.json': { keys: [keys.first.public] },
    'torn.json': '{"keys":',
    'text.txt': 'no keys at all',
  });
});
afterAll(() => place.remove());

/** Runs `assay check` with this on standard input. */
function check(args: readonly string[], stdin = ''): Promise<Said> {
  return place.assay(['check', ...args], { stdin });
}

describe.concurrent('exit codes', () => {
  test('0: no MUST is broken, and none is open', async () => {
    const { code, stdout, stderr } = await check(['good.jwt', ...redox]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(` ✓ conforms   ${profileId} / `);
    expect(stdout).toContain('exp  1795440090   2026-11-23T13:21:30Z, in 1 min 30 s');
    expect(stdout).toContain(`${good.split('.')[2]?.slice(0, 6)}…  verifies with a key that was given`);
  });

  test('1: a MUST is broken; what was found is marked, explained and mendable', async () => {
    const { code, stdout } = await check(['-', ...redox], readFileSync(`${place.path}/late.jwt`, 'utf8'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/exp {2}1795439600 {3}2026-11-23T13:13:20Z, 6 min 40 s ago {3}← exp-in-future/);
    expect(stdout).toMatch(/✗ FAIL {5}exp-in-future — .+ {3}MUST\n {6}at {9}\/claims\/exp\n/);
    expect(stdout).toMatch(/ {6}fix {8}\S[^.]+\.\n {6}explain {4}assay explain exp-in-future/);
  });

  test('1: whatever is no assertion', async () => {
    const inputs = [['no-such-file.jwt'], ['..'], ['-'], ['--', '-x']];
    const ended = await Promise.all(inputs.map((args) => check(args)));
    expect(ended.map((one) => one.code)).toEqual([1, 1, 1, 1]);
  });

  test('3: open for want of a key, a client, an audience; the option is named', async () => {
    const { code, stdout, stderr } = await check(['good.jwt', '--now', `${now}`, '--format', 'json']);
    expect(code).toBe(3);
    const options = new Set(
      checkShape<CheckReport>(JSON.parse(stdout), 'check', { file: 'stdout', code: 'ERR_CASE' }).unjudged.flatMap(
        (one) => one.supply,
      ),
    );
    expect([...options].sort()).toEqual([
      '--audience URL',
      '--client-id ID',
      '--issuer URL',
      '--jwks FILE',
      '--secret-env NAME',
      '--token-endpoint URL',
    ]);
    for (const option of ['--client-id', '--jwks', '--token-endpoint']) expect(stderr).toContain(option);
  });

  test('130: interrupted while it waits for input', async () => {
    const { code, stdout } = await place.command(['check', '-'], {
      // More than a pipe holds: once it is gone, the command has begun to read.
      started: (child) => void child.stdin?.write('a'.repeat(200_000), () => child.kill('SIGINT')),
    });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  });
});

describe.concurrent('bad options', () => {
  const bad: readonly (readonly [args: readonly string[], says: string | RegExp])[] = [
    [[], /^check: nothing to check; give an assertion, a file .* or - for standard input$/],
    [['good.jwt', 'other.jwt'], '"other.jwt" is a word too many'],
    [['good.jwt', '--profile', 'redox'], /^no profile "redox"; /],
    [['good.jwt', '--client-id', ''], '--client-id: is empty'],
    [['good.jwt', '--audience', ''], '--audience: is empty'],
    [['good.jwt', '--token-endpoint', 'as.example/token'], /^--token-endpoint: give an absolute URL/],
    [['good.jwt', '--issuer', '/'], /^--issuer: give an absolute URL/],
    [['good.jwt', '--jwks', 'none.json'], /^--jwks: .*none\.json: there is no such file$/],
    [['good.jwt', '--jwks', '.'], /^--jwks: .*: it is a directory, not a file$/],
    [['good.jwt', '--jwks', 'torn.json'], /^--jwks: torn\.json: this is no key set/],
    [['good.jwt', '--jwks', 'text.txt'], /^--jwks: text\.txt: this is no key set/],
    [['good.jwt', '--jwks', 'jwks.json', '--secret-env', 'X'], /^--jwks: a client has a key set or a secret/],
    [['good.jwt', '--secret-env', 'NOT_SET'], '--secret-env: the environment variable NOT_SET is not set'],
    [['good.jwt', '--now', 'today'], /^--now: give whole seconds since 1970/],
    [['good.jwt', '--now', '1.5'], /^--now: give whole seconds since 1970/],
    [['good.jwt', '--now', '1e30'], /^--now: give whole seconds since 1970/],
    [['good.jwt', '--skew=-1'], '--skew: give a whole number of seconds, 0 or more'],
    [['good.jwt', '--skew', '1', '--skew', '2'], '--skew: give it once'],
    [['good.jwt', '--side', 'both'], /side[\s\S]*"client", "server"/],
    [['good.jwt', '--format', 'xml'], /format[\s\S]*"pretty", "json"/],
    [['good.jwt', '--token', tokenEndpoint], /^unknown option --token; /],
  ];

  test.for(bad)('%j', async ([args, says]) => {
    const { code, stdout, stderr } = await check(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^assay: /);
    expect(stderr).not.toMatch(/^\s+at |Error:/m);
    expectMessage(stderr.slice('assay: '.length).trimEnd(), says);
  });
});
