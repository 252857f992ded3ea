import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { generateKey, privateJwkOf } from '@assay/jws';
import { type Report, type Result, spellings } from '@assay/runner';
import type { JsonObject } from '@assay/validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Said } from '../scenarios/in-process.ts';
import { type Folder, folder } from '../scenarios/workshop.ts';

const client = fileURLToPath(new URL('./client.ts', import.meta.url));
const scope = 'system/Patient.rs';
const secret = 'a secret of the vendor, 64 octets & a bit: 0x%; nobody may see it';
const first = await generateKey('ES384', { kid: 'key-1' });
const next = await generateKey('ES384', { kid: 'key-2' });
const jwks = { keys: [first.publicJwk ?? {}, next.publicJwk ?? {}] };

const pair = { clientId: 'vendor', alg: 'ES384', jwks: './jwks.json' } as const;
const configFor = (one: JsonObject, more: JsonObject = {}): JsonObject => ({
  profile: 'redox-source-auth-v2',
  scope,
  clients: [one],
  ...more,
});

let place: Folder;
beforeAll(async () => {
  place = await folder({
    'jwks.json': jwks,
    'first.jwk.json': privateJwkOf(first) ?? {},
    'next.jwk.json': privateJwkOf(next) ?? {},
    'assay.config.json': configFor(pair),
    'reltio.json': configFor(
      { clientId: 'vendor', alg: 'HS256', secretEnv: 'VENDOR_SECRET' },
      { profile: 'reltio-client-secret-jwt' },
    ),
  });
});
afterAll(() => place.remove());

const keyed = { CLIENT_KEY_FILE: 'first.jwk.json' };
const shared = { CLIENT_SECRET: secret, CLIENT_ALG: 'HS256', VENDOR_SECRET: secret };

/** Certifies the client, wrong in the ways named, and reads the JSON report. */
async function certified(
  options: readonly string[],
  { wrong = [], env = keyed }: { readonly wrong?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
): Promise<Said & { readonly report: Report }> {
  const name = `report-${Math.random().toString(36).slice(2)}.json`;
  const args = ['certify', '--reporter', `json=${name}`, ...options, '--', process.execPath, client, ...wrong];
  const ended = await place.assay(args, { env });
  return { ...ended, report: await place.report(name) };
}

const accused = ({ results }: Report) =>
  results
    .filter(({ status }) => !['passed', 'info', 'skipped'].includes(status))
    .map(({ id, message }) => `${id}: ${message}`);
const of = ({ results }: Report, id: string): Result | undefined => results.find((one) => one.id === id);

/** Waits until a file is there, with something in it. */
async function untilFile(name: string): Promise<void> {
  const path = join(place.path, name);
  while (!existsSync(path) || readFileSync(path, 'utf8') === '') await delay(50);
}

/** Serves the registered keys as told, and says where. */
async function serving(
  [type, status]: readonly [type: string, status: number],
  use: (jwksUrl: string) => Promise<void>,
): Promise<void> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'max-age=60' }).end(JSON.stringify(jwks));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
  } finally {
    server.close();
  }
}

/** A process that has ended and that nobody has asked about yet is dead all the same. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('a correct client, over TLS, with a second key and keys at a URL: all is played, nothing found', {
  timeout: 240_000,
}, async () => {
  await serving(['application/jwk-set+json', 200], async (jwksUrl) => {
    await place.write(
      'whole.json',
      configFor({ clientId: 'vendor', alg: 'ES384', jwksUrl, nextKey: './next.jwk.json' }),
    );
    const { code, report } = await certified(['--config', 'whole.json', '--tls'], {});
    expect(accused(report)).toEqual([]);
    expect(code).toBe(0);
    expect(report.results.filter(({ status, group }) => group === 'scenario' && status === 'skipped')).toEqual([]);
    expect(of(report, 'jwks-url-served')).toMatchObject({ status: 'passed' });
    expect(report).toMatchObject({ mode: 'certify', target: 'vendor', outcome: 'passed' });
  });
});

describe('a wrong client as a command', () => {
  test('that never calls: could not judge', async () => {
    const { code, report } = await certified([], { wrong: ['nothing'] });
    expect(of(report, 'first-request')).toMatchObject({ status: 'error' });
    expect(of(report, 'first-request')?.message).toContain('never called');
    expect(code).toBe(3);
  });

  test('that hangs is ended with all it started', async () => {
    const { code, report } = await certified(['--timeout', '10'], { wrong: ['hang=pid'] });
    expect(of(report, 'first-request')?.message).toContain('no end in time');
    expect(code).toBe(3);
    const pid = Number(await place.read('pid'));
    expect(isRunning(pid)).toBe(false);
  });

  test('that prints its secret: what it wrote is shown without it', async () => {
    const { report, stdout, stderr } = await certified(['--config', 'reltio.json'], {
      wrong: ['nothing', 'print=CLIENT_SECRET'],
      env: shared,
    });
    expect(of(report, 'first-request')?.message).toContain('CLIENT_SECRET is [redacted]');
    for (const text of spellings(secret)) {
      if (text.length < 12) continue;
      expect(
        [stdout, stderr, JSON.stringify(report)].some((one) => one.includes(text)),
        text,
      ).toBe(false);
    }
  });

  test('cannot be started: 2, and nothing else', async () => {
    const ended = await place.assay(['certify', '--reporter', 'json=none.json', '--', './no-such-client']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('cannot start ./no-such-client');
    await expect(place.read('none.json')).rejects.toThrow('ENOENT');
  });
});

describe('an interrupted run', () => {
  test('keeps its report and leaves no client behind', async () => {
    const args = ['certify', '--reporter', 'json=cut.json', '--', process.execPath, client, 'hang=cut'];
    const ended = await place.command(args, {
      env: keyed,
      started: (child) => void untilFile('cut').then(() => child.kill('SIGINT')),
    });
    const report = await place.report('cut.json');
    expect(ended.code).toBe(130);
    expect(report).toMatchObject({ interrupted: true, outcome: 'error', exitCode: 130 });
    const pid = Number(await place.read('cut'));
    expect(isRunning(pid)).toBe(false);
  });
});

describe('without a command', () => {
  test('listens, shows each request as it is judged, and reports at Ctrl-C', async () => {
    const args = ['certify', '--reporter', 'json=heard.json', '--listen', '127.0.0.1:0'];
    const { code, stderr } = await place.command(args, {
      env: keyed,
      started: (child) => {
        child.stderr?.on('data', (text: string) => {
          const url = /token endpoint +(\S+)/.exec(text)?.[1];
          if (url === undefined) return;
          const body = new URLSearchParams({ grant_type: 'client_credentials' });
          void fetch(url, { method: 'POST', body }).then(() => child.kill('SIGINT'));
        });
      },
    });
    const report = await place.report('heard.json');
    expect(stderr).toContain('Configure the client with');
    expect(stderr).toContain('client-assertion-required: ');
    expect(report).toMatchObject({ interrupted: false, summary: { requests: 1 } });
    expect(of(report, 'client-assertion-required')).toMatchObject({ status: 'failed' });
    expect(of(report, 'refused-400')).toMatchObject({ status: 'skipped' });
    expect(code).toBe(1);
  });

  test('ends after --timeout: never called is 3', async () => {
    const { code, stderr } = await place.assay(['certify', '--reporter', 'json=silent.json', '--timeout', '0.3'], {
      env: keyed,
    });
    expect(stderr).toContain('Configure the client with');
    expect(code).toBe(3);
  });
});

describe('what is wrong before the first request', () => {
  const wrong: readonly (readonly [title: string, args: readonly string[], config: JsonObject, told: string])[] = [
    [
      'no keys',
      [],
      configFor({ clientId: 'vendor', alg: 'ES384', key: './first.jwk.json' }),
      '/clients/0: certify needs the registered keys',
    ],
    ['a key set that is not there', [], configFor({ ...pair, jwks: './none.json' }), '/clients/0/jwks'],
    ['a key set that is none', [], configFor({ ...pair, jwks: './assay.config.json' }), '/clients/0/jwks'],
    ['a secret that is not set', [], configFor({ clientId: 'vendor', alg: 'HS384', secretEnv: 'NOT_SET' }), 'NOT_SET'],
    ['an algorithm of another profile', [], configFor({ ...pair, alg: 'ES256' }), '/clients/0/alg'],
    ['a next key that is public', [], configFor({ ...pair, nextKey: './jwks.json' }), '/clients/0/nextKey'],
    ['no scope', [], { profile: 'redox-source-auth-v2', clients: [pair] }, '/scope'],
    ['an address without a port', ['--listen', '127.0.0.1'], configFor(pair), '--listen'],
    ['no job at all', ['--jobs', '0'], configFor(pair), '--jobs'],
    ['a start of ten minutes', ['--timeout', '600'], configFor(pair), '--timeout'],
    ['an unknown reporter', ['--reporter', 'paper'], configFor(pair), '--reporter'],
  ];

  test.each(wrong)('%s is 2 and names what to mend', async (title, args, config, told) => {
    const file = `wrong-${title.replaceAll(' ', '-')}.json`;
    await place.write(file, config);
    const ended = await place.assay(['certify', '--config', file, ...args, '--', 'true']);
    expect(ended.stderr).toContain(told);
    expect(ended.stderr).not.toContain('    at ');
    expect(ended.code).toBe(2);
  });
});
